/** Parameter servers and workers. */
package org.plait.ps;
