/**
 * From files to examples: what is read, how it is cut, and the binary form in which it is kept.
 *
 * <p>The way in:
 *
 * <ol>
 *   <li>{@link org.plait.data.InputPlanner} turns the user's words (an {@link
 *       org.plait.data.InputRequest}) into an {@link org.plait.data.InputSpec}: files, format,
 *       block size. It is made once, by the client, and travels in the plan; all that could differ
 *       between machines is decided here.
 *   <li>{@link org.plait.data.ShardPlanner} cuts it into {@link org.plait.data.Shard}s, as many as
 *       an engine likes. A shard is a run of whole blocks.
 *   <li>{@link org.plait.data.Examples#open} gives the {@link org.plait.data.ExampleReader} of a
 *       shard, which fills one {@link org.plait.data.Block} after another.
 *   <li>{@link org.plait.data.SummaryBuilder} counts what was read: classes, columns, blocks.
 * </ol>
 *
 * <p>A <em>block</em> is the unit in which sums run in order, hence the leaf of the summation tree
 * ({@code org.plait.param.SumTree}) and the reason why all engines give the same bytes. Block k of
 * a file holds the records whose first byte lies in [k B, (k + 1) B) of its uncompressed contents;
 * for IDX, of its records behind the header. That depends on the file and on B alone, not on who
 * reads, how many read, or whether the file is zipped. Every block in the file's length is
 * delivered, also one without a record, so that numbers have no gaps.
 *
 * <p>Engines that read more than once keep <em>packed</em> data: {@link
 * org.plait.data.PackedShardWriter} writes blocks as they come into SequenceFiles, one a task;
 * {@link org.plait.data.PackedData#seal} checks that every block is there once and writes the
 * manifest; {@link org.plait.data.PackedData#open} reads any run of blocks, or single rows, from
 * there on. {@link org.plait.data.Fingerprint} names the folder, so that unchanged input is not
 * packed twice.
 *
 * <p>Nothing is skipped: a line, cell, or byte that does not fit is a {@link
 * org.plait.base.PlaitException} BAD_DATA that names the file, the line where it is known, and the
 * byte. A gzip member counts only once its checksum was seen, and damage is told rather than the
 * odd line that it caused. File systems' failures are told by {@link
 * org.plait.model.store.StoreFailure}.
 *
 * <p>Planners are called by the client or the ApplicationMaster, readers and writers by tasks and
 * by the local engine's threads, each instance by one thread. {@link org.plait.data.PackedData} and
 * the records may be shared. Nothing is allocated for an example.
 *
 * <p>Not here: what is done with a block ({@code org.plait.train.ShardPass}), MapReduce's input and
 * output formats ({@code org.plait.mr}), and what labels mean ({@code org.plait.objective}).
 */
package org.plait.data;
