/** The ApplicationMaster. */
package org.plait.yarn.am;
