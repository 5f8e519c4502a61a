/**
 * A trained model: loading it, asking it, looking into it, taking it elsewhere.
 *
 * <p>The central type is {@link org.plait.model.Model}: shape, weights in key order, and where they
 * came from. {@code Model.load(Path.of("model"))} reads a model directory from an ordinary file
 * system and needs nothing but this package and those below it: no Hadoop on the class path. {@link
 * org.plait.model.Predictor} scores rows; {@link org.plait.model.ModelSummary} is what {@code
 * inspect} shows; {@link org.plait.model.ModelExport} writes the weights for other programs.
 *
 * <p>A model directory is {@code model.json}, parts of weights and {@code _SUCCESS}
 * (docs/formats.md). Lengths, checksums, the ranges of the parts and a SHA-256 over the canonical
 * stream are checked whenever it is read; nothing half-written is ever read. {@link
 * org.plait.model.Folder} is the port to where the files lie, {@link org.plait.model.PartEntry} and
 * {@link org.plait.model.SealedJson} are the two kinds of file, shared with checkpoints.
 *
 * <p>Models are immutable and may be shared by threads; a predictor belongs to one thread.
 *
 * <p>Not here: HDFS and the one rename that commits ({@code org.plait.model.store}), metrics
 * ({@code org.plait.eval}).
 */
package org.plait.model;
