package org.plait.model.store;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.plait.model.PartEntry;

/**
 * The contents of {@code checkpoint.json}, but for its seal. Two attempts at one step that computed
 * the same bytes write the same text.
 *
 * @param keys number of keys of the parameter space
 * @param parts the partitions, in key order
 * @param driver the driver's vectors: one part or none
 * @param scalars the driver's numbers, hexadecimal so that they come back to the bit
 */
record CheckpointManifest(
    int formatVersion,
    long step,
    long keys,
    List<PartEntry> parts,
    List<PartEntry> driver,
    Map<String, String> scalars) {
  static final int VERSION = 1;

  CheckpointManifest {
    parts = List.copyOf(parts);
    driver = List.copyOf(driver);
    scalars = new TreeMap<>(scalars);
    if (driver.size() > 1 || parts.isEmpty()) {
      throw new IllegalArgumentException(parts.size() + " parts, " + driver.size() + " drivers");
    }
  }

  static Map<String, String> hexadecimal(Map<String, Double> scalars) {
    Map<String, String> hex = new TreeMap<>();
    scalars.forEach((name, value) -> hex.put(name, Double.toHexString(value)));
    return hex;
  }

  Map<String, Double> values() {
    Map<String, Double> values = new TreeMap<>();
    scalars.forEach((name, hex) -> values.put(name, Double.valueOf(hex)));
    return values;
  }
}
