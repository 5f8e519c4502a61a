package org.plait.train;

import java.util.Optional;
import org.plait.param.Checkpoint;

/** Where a run keeps its state: the port between the training loop and storage. One thread. */
public interface Checkpoints {

  /** The newest state that was committed whole; empty for a new run. */
  Optional<Checkpoint> latest();

  /** Keeps a state; when this returns, it survives the process. */
  void commit(Checkpoint state);
}
