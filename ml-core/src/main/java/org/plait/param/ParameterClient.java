package org.plait.param;

/**
 * How a pass reaches the parameters: the port between the code that computes contributions and the
 * engine that carries bytes. A MapReduce task pulls from a localised file and pushes into the
 * shuffle; a worker of the parameter server does both over the network.
 */
public interface ParameterClient {

  /** The current values of a key range, in key order; the caller must not change them. */
  double[] pull(KeyRange range);

  /** Hands over a node of the summation tree, over the whole parameter space. */
  void push(PartialSum sum);
}
