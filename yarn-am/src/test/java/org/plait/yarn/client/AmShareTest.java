package org.plait.yarn.client;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Optional;
import org.junit.Test;
import org.plait.base.ErrorCode;
import org.plait.base.PlaitException;

public class AmShareTest {
  private static final String PAGE =
      """
      {"scheduler":{"schedulerInfo":{"type":"capacityScheduler","queueName":"root",
       "queues":{"queue":[
        {"queueName":"small","AMResourceLimit":{"memory":512,"vCores":1},
         "usedAMResource":{"memory":0,"vCores":0},"userAMResourceLimit":{"memory":512,"vCores":1}},
        {"queueName":"parent","queues":{"queue":[
         {"queueName":"deep","AMResourceLimit":{"memory":4096,"vCores":4},
          "usedAMResource":{"memory":2048,"vCores":1},
          "userAMResourceLimit":{"memory":3072,"vCores":4}}]}}]}}}}
      """;

  @Test
  public void aLeafIsFoundHoweverDeep() {
    AmShare deep = new AmShare(4096, 3072, 2048);
    assertEquals(Optional.of(deep), AmShare.parse(PAGE, "deep"));
    assertEquals(Optional.of(deep), AmShare.parse(PAGE, "root.parent.deep"));
    assertEquals(Optional.of(new AmShare(512, 512, 0)), AmShare.parse(PAGE, "small"));
  }

  @Test
  public void otherSchedulersAndRubbishTellNothing() {
    assertEquals(Optional.empty(), AmShare.parse(PAGE, "none"));
    assertEquals(Optional.empty(), AmShare.parse("{\"scheduler\":{}}", "default"));
    assertEquals(Optional.empty(), AmShare.parse("<html>", "default"));
    assertEquals(Optional.empty(), AmShare.parse("", "default"));
  }

  @Test
  public void aShareThatNeverSufficesIsRefusedWithTheNumberToChange() {
    PlaitException refusal =
        assertThrows(
            PlaitException.class,
            () -> Preflight.checkShare(new AmShare(1024, 1024, 0), "q", 1024, 1536));
    assertEquals(ErrorCode.NO_RESOURCES, refusal.code());
    assertTrue(refusal.getMessage(), refusal.getMessage().contains("1024 MiB of queue q"));
    assertTrue(refusal.getMessage(), refusal.getMessage().contains("gives 2560 MiB"));
  }

  @Test
  public void theShareOfAUserCountsToo() {
    assertThrows(
        PlaitException.class,
        () -> Preflight.checkShare(new AmShare(8192, 2048, 0), "q", 1024, 1536));
  }

  @Test
  public void aShareThatOthersUseNowIsAReasonToWait() {
    AmShare share = new AmShare(4096, 4096, 2048);
    assertTrue(
        Preflight.checkShare(share, "q", 1024, 1536).orElse("").contains("2048 of the 4096"));
    assertEquals(Optional.empty(), Preflight.checkShare(share, "q", 1024, 1024));
  }

  @Test
  public void aContainerLargerThanTheLargestIsRefused() {
    PlaitException refusal =
        assertThrows(PlaitException.class, () -> Preflight.requireFits("key", 5000, 4096));
    assertEquals(ErrorCode.NO_RESOURCES, refusal.code());
    assertTrue(refusal.getMessage(), refusal.getMessage().contains("key is 5000 MiB"));
    Preflight.requireFits("key", 4096, 4096);
  }
}
