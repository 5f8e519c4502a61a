/** From files to examples. */
package org.plait.data;
