package org.plait.train;

/**
 * How a run is spread over a machine or a cluster. Never changes a result.
 *
 * @param engine {@code local} or {@code mapreduce}
 * @param threads threads of the local engine
 * @param mappers map tasks of a step, 0: by the size of the data
 * @param reducers reduce tasks of a step, hence partitions, at least 1
 * @param checkpointSeconds seconds between two checkpoints of the local engine; 0 after each step
 */
public record Execution(
    String engine, int threads, int mappers, int reducers, int checkpointSeconds) {}
