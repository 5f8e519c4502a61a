/** Metrics that merge. */
package org.plait.eval;
