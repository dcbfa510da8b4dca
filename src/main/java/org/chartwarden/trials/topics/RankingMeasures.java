package org.chartwarden.trials.topics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How good an order of trials is, by judgements: 2 eligible, 1 excluded, 0 not relevant. Trials
 * without a judgement count as not relevant, but for bpref, which passes them over.
 */
public final class RankingMeasures {

  private static final int ELIGIBLE = 2;

  private RankingMeasures() {}

  /**
   * Discounted gain of the first {@code depth} trials by that of the best order (Järvelin and
   * Kekäläinen 2002), with the gain {@code 2^relevance - 1}; empty when nothing is relevant.
   */
  public static OptionalDouble ndcg(List<String> order, Map<String, Integer> judged, int depth) {
    List<Integer> best = new ArrayList<>(judged.values());
    best.sort(Comparator.reverseOrder());
    double ideal = gain(best, depth);
    if (ideal == 0) {
      return OptionalDouble.empty();
    }
    List<Integer> got = order.stream().map(id -> judged.getOrDefault(id, 0)).toList();
    return OptionalDouble.of(gain(got, depth) / ideal);
  }

  private static double gain(List<Integer> relevance, int depth) {
    double sum = 0;
    for (int i = 0; i < Math.min(depth, relevance.size()); i++) {
      sum += (Math.pow(2, relevance.get(i)) - 1) * Math.log(2) / Math.log(i + 2.0);
    }
    return sum;
  }

  /** Share of the first {@code depth} places that hold eligible trials. */
  public static double precision(List<String> order, Map<String, Integer> judged, int depth) {
    long found =
        order.stream().limit(depth).filter(id -> judged.getOrDefault(id, 0) == ELIGIBLE).count();
    return found / (double) depth;
  }

  /**
   * Share of the relevant trials that stand among the first {@code depth}, of as many as could;
   * empty when nothing is relevant.
   */
  public static OptionalDouble recall(List<String> order, Map<String, Integer> judged, int depth) {
    long relevant = judged.values().stream().filter(one -> one > 0).count();
    if (relevant == 0) {
      return OptionalDouble.empty();
    }
    long found = order.stream().limit(depth).filter(id -> judged.getOrDefault(id, 0) > 0).count();
    return OptionalDouble.of(found / (double) Math.min(depth, relevant));
  }

  /**
   * How few of the trials judged not relevant stand above the relevant ones (Buckley and Voorhees
   * 2004, as trec_eval computes it); empty when nothing is relevant.
   */
  public static OptionalDouble bpref(List<String> order, Map<String, Integer> judged) {
    long relevant = judged.values().stream().filter(one -> one > 0).count();
    if (relevant == 0) {
      return OptionalDouble.empty();
    }
    long other = judged.size() - relevant;
    double most = Math.min(relevant, other);
    long above = 0;
    double sum = 0;
    for (String id : order) {
      Integer one = judged.get(id);
      if (one != null && one > 0) {
        sum += above == 0 ? 1 : 1 - Math.min(above, relevant) / most;
      } else if (one != null) {
        above++;
      }
    }
    return OptionalDouble.of(sum / relevant);
  }
}
