package org.plait.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;
import org.plait.batch.MiniBatch;
import org.plait.data.DataSummary;
import org.plait.data.InputSpec;
import org.plait.eval.Evaluation;
import org.plait.param.Contribution;
import org.plait.param.KeyRange;
import org.plait.param.ParameterClient;
import org.plait.param.ParameterPartition;
import org.plait.param.PartialSum;
import org.plait.param.SumTree;

/**
 * The engine without a cluster: one process, the data in memory, threads that each run {@link
 * ShardPass} over a range of blocks, and one partition. It is the reference for every other engine.
 *
 * <p>One thread calls.
 */
public final class LocalEngine implements TrainingEngine {
  private static final int RANGES_PER_THREAD = 4;

  private final TrainingPlan plan;
  private final Configuration hadoop;
  private final Parallel parallel;
  private LocalData data = LocalData.NONE;
  private @Nullable Learning begun;

  /**
   * @param hadoop where the paths of the plan are looked up
   */
  public LocalEngine(TrainingPlan plan, Configuration hadoop) {
    this.plan = plan;
    this.hadoop = hadoop;
    this.parallel = new Parallel(plan.execution().threads());
  }

  @Override
  public String name() {
    return "local";
  }

  @Override
  public DataSummary load() {
    data = read(plan.input());
    return data.summary();
  }

  private LocalData read(InputSpec input) {
    return new LocalReader(input, hadoop, parallel).read();
  }

  @Override
  public void begin(Learning learning) {
    begun = learning;
  }

  private Learning learning() {
    return Objects.requireNonNull(begun, "begin() was not called");
  }

  @Override
  public boolean readsCheckpoints() {
    return false;
  }

  @Override
  public List<ParameterPartition> step(StepRequest request) {
    double[] weights = request.state().weights();
    List<MiniBatch> blocks = blocksOf(request);
    long leafBlocks = learning().blocksPerLeaf(request.phase());
    Contribution total = sum(request.phase(), blocks, leafBlocks, weights);
    return List.of(update(request, weights, total));
  }

  private ParameterPartition update(StepRequest request, double[] weights, Contribution total) {
    KeyRange all = learning().spec().space().all();
    int slots = learning().rule(request.phase()).slots();
    double[][] state = new double[slots][weights.length];
    List<ParameterPartition> before = request.state().partitions();
    for (int s = 0; s < slots; s++) {
      for (ParameterPartition p : before) {
        if (p.slots().length == slots) {
          System.arraycopy(
              p.slots()[s], 0, state[s], Math.toIntExact(p.range().from()), p.range().length());
        }
      }
    }
    ParameterPartition partition = new ParameterPartition(all, weights, state);
    partition.apply(learning().rule(request.phase()), request.step(), total);
    return partition;
  }

  /** All blocks, or the blocks of the step's mini-batch: a window that moves on with the steps. */
  private List<MiniBatch> blocksOf(StepRequest request) {
    int batch = learning().algorithm().batchRows();
    if (batch == 0 || request.phase() != Phase.UPDATE) {
      return data.blocks();
    }
    long perEpoch = (learning().rows() + batch - 1) / batch;
    long from = (request.step() - 1) % perEpoch * batch;
    return data.window(from, from + batch);
  }

  private Contribution sum(Phase phase, List<MiniBatch> blocks, long leafBlocks, double[] weights) {
    List<BlockRange> ranges = ranges(blocks.size(), leafBlocks);
    List<List<PartialSum>> partials =
        parallel.map(ranges, range -> pass(phase, blocks, range, weights));
    SumTree tree = new SumTree();
    partials.forEach(nodes -> nodes.forEach(tree::add));
    return tree.root((blocks.size() + leafBlocks - 1) / leafBlocks);
  }

  private List<PartialSum> pass(
      Phase phase, List<MiniBatch> blocks, BlockRange range, double[] weights) {
    Memory memory = new Memory(weights);
    ShardPass pass = new ShardPass(learning(), phase, memory);
    for (int b = range.from(); b < range.to(); b++) {
      pass.add(b, blocks.get(b));
    }
    pass.finish();
    return memory.pushed;
  }

  private List<BlockRange> ranges(int blocks, long leafBlocks) {
    long leaves = (blocks + leafBlocks - 1) / leafBlocks;
    int count = (int) Math.min(leaves, (long) parallel.threads() * RANGES_PER_THREAD);
    List<BlockRange> ranges = new ArrayList<>();
    for (int r = 0; r < count; r++) {
      ranges.add(
          new BlockRange(
              (int) (leaves * r / count * leafBlocks),
              (int) Math.min(blocks, leaves * (r + 1) / count * leafBlocks)));
    }
    return ranges;
  }

  private record BlockRange(int from, int to) {}

  @Override
  public MiniBatch rows(long[] rows) {
    return data.rows(rows);
  }

  @Override
  public Evaluation validate(double[] parameters) {
    if (plan.validation().isEmpty()) {
      HoldOut heldOut = learning().heldOut();
      return evaluate(data, parameters, (b, batch) -> heldOut.validation(b, batch));
    }
    return evaluate(read(plan.validation().get(0)), parameters, (b, batch) -> batch);
  }

  private interface Selection {
    MiniBatch rows(long block, MiniBatch batch);
  }

  private Evaluation evaluate(LocalData on, double[] parameters, Selection selection) {
    Function<BlockRange, Evaluation> part =
        range -> {
          Evaluation evaluation = new Evaluation(learning().spec());
          for (int b = range.from(); b < range.to(); b++) {
            evaluation.add(b, selection.rows(b, on.blocks().get(b)), parameters);
          }
          return evaluation;
        };
    Evaluation total = new Evaluation(learning().spec());
    parallel.map(ranges(on.blocks().size(), 1), part).forEach(total::merge);
    return total;
  }

  @Override
  public void close() {
    parallel.close();
  }

  /** Parameters in memory: pulls share one array, pushes are kept for the partition. */
  private static final class Memory implements ParameterClient {
    private final double[] weights;
    private final List<PartialSum> pushed = new ArrayList<>();

    Memory(double[] weights) {
      this.weights = weights;
    }

    @Override
    public double[] pull(KeyRange range) {
      return weights;
    }

    @Override
    public void push(PartialSum sum) {
      pushed.add(sum);
    }
  }
}
