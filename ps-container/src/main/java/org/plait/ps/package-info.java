/**
 * Parameter servers and their workers: the engine for asynchronous training. This version holds its
 * design only; no class stands here yet.
 *
 * <h2>What it is for</h2>
 *
 * <p>The MapReduce engine starts a job for each pass over the data, and every step waits for its
 * slowest task. Two kinds of training suffer from that: algorithms that want thousands of small
 * steps, and models too large for one machine. A parameter server (Smola and Narayanamurthy, VLDB
 * 2010; Li et al., OSDI 2014) keeps the parameters in memory, cut into key ranges, in a few
 * long-running containers; workers in other containers pull the parameters they need, add up a
 * mini-batch, and push their sums. Nobody starts a job between two steps.
 *
 * <h2>What is the same as in every engine</h2>
 *
 * <p>A worker runs {@link org.plait.train.ShardPass}, as a map task does. A server owns {@link
 * org.plait.param.ParameterPartition}s, as a reduce task does. Both meet at {@link
 * org.plait.param.ParameterClient}: {@code pull} a key range, {@code push} a sum. So what is
 * learned, how it is updated and how it is saved is written once, in {@code ml-core}, and this
 * package is about how bytes travel, when they may be stale, and what happens when somebody dies. A
 * checkpoint of one engine resumes in the other.
 *
 * <h2>How synchronous: three words</h2>
 *
 * <ul>
 *   <li><b>bsp</b> (bulk synchronous): a server holds the contributions of a step until all are
 *       there, sums them along the fixed tree of {@link org.plait.param.SumTree}, and applies them
 *       once. It gives the same bytes as the local engine and MapReduce.
 *   <li><b>ssp:s</b> (stale synchronous; Ho et al., NIPS 2013): each push is applied when it comes;
 *       a worker may be at most {@code s} clocks ahead of the slowest. The server keeps the minimum
 *       clock, and a read that must wait waits in the server's queue.
 *   <li><b>asp</b> (asynchronous): as ssp without a bound.
 * </ul>
 *
 * <p>Staleness is two numbers, and both will be reported: the clock gap between workers, and how
 * many updates a partition applied between a worker's pull and the push that came of it.
 *
 * <h2>Exactly once, by the work</h2>
 *
 * <p>Messages are lost and sent again, workers die in the middle of a batch and others redo it. A
 * push is therefore named by the work that it carries (table, epoch, block, batch), not by who sent
 * it: whoever redoes the batch repeats the name, and a partition applies a name once. The names
 * seen, the workers' positions and the log of leases are checkpointed with the weights as one
 * state; after a rollback everyone returns to that cut. Numbers of incarnations only keep the
 * walking dead away.
 *
 * <h2>Who does what</h2>
 *
 * <ul>
 *   <li>{@code server}: partitions, staging of incomplete pushes, consistent cuts. A push is
 *       applied when it is complete, its checksum is right and no element is NaN.
 *   <li>{@code worker}: leases of shards from the ApplicationMaster, decoded shards in memory, a
 *       cache of parameters with a bound on its age.
 *   <li>{@code clock}: clocks and membership. Joining and leaving are epochs that the
 *       ApplicationMaster numbers and all servers apply at one clock.
 *   <li>{@code wire}: frames, credits against overload, TLS between containers; the only package
 *       that may name the network library. Its port has a second implementation, a router in memory
 *       that drops, repeats, delays and reorders by a seed: the protocol is proved there first, in
 *       one thread.
 * </ul>
 *
 * <h2>Threads</h2>
 *
 * <p>A partition belongs to one thread of its server; network threads only stage bytes and hand
 * them over. A worker computes in one thread and prefetches in another.
 *
 * <h2>What is not here</h2>
 *
 * <p>Learning ({@code ml-core}); starting and watching containers, and the leases' book-keeping
 * ({@code org.plait.yarn}); anything of MapReduce: the two engines never see each other.
 */
package org.plait.ps;
