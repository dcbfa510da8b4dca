package org.chartwarden.agent.language;

import java.util.List;
import org.chartwarden.agent.language.text.Chunk;

/** Tells where in a sentence a further order begins that no verb leads in. */
final class OrderStarts {

  private OrderStarts() {}

  /** "…, and a serum potassium should be drawn": an order in the passive. */
  static boolean passiveOrder(List<Chunk> chunks, int i) {
    Frame ahead = new Frame(Frame.Role.MAIN, 0, false);
    for (int j = i; j < Math.min(chunks.size(), i + 12); j++) {
      if (FrameSplitter.endsSentence(chunks, j)
          || chunks.get(j).symbol().matches(",|if|unless|and|or")) {
        break;
      }
      ahead.chunks().add(chunks.get(j));
    }
    return !ahead.matches("{low}|{high}|{missing}|<cmp>|<age>")
        && ahead
            .symbols()
            .matches(
                " (?:an? |the )?(?:\\S+ ){1,4}(?:should|must|needs to|has to|is to|are to|shall|to) (?:also |then )?be (?:<start>|drawn|ordered|given|sent|placed|requested|repeated|checked|rechecked|obtained|scheduled|replaced|started|booked) .*");
  }

  /** "… plus a repeat level next morning", "and a new A1c test ordered if …". */
  static boolean secondOrder(List<Chunk> chunks, int i, Frame current) {
    if (!chunks.get(i - 1).symbol().matches("and|plus|also|with|,|&|\\+|together")
        || current.matches("pair|paired")
        || !chunks
            .get(i)
            .symbol()
            .matches(
                "with|lab|labs|check|draw|a|an|the|serum|repeat|follow|am|morning|level|<concept>|<start>|new|fresh|another")) {
      return false;
    }
    Frame ahead = new Frame(Frame.Role.MAIN, 0, false);
    for (int j = i; j < Math.min(chunks.size(), i + 9); j++) {
      if (FrameSplitter.endsSentence(chunks, j)
          || chunks.get(j).symbol().matches(",|if|unless|plus|also")) {
        break;
      }
      ahead.chunks().add(chunks.get(j));
    }
    boolean timed =
        ahead.matches("<start>")
            && (ahead.matches("lab|labs|level|levels|test|recheck|repeat|<concept>|draw|serum")
                || ahead.chunks().stream().anyMatch(Actions::timedLab))
            && current.matches(
                "replacement|repletion|replace|replete|{order}|<dosing>|{replace}|{route} <concept>|<concept> {route}");
    int end = i + ahead.chunks().size();
    boolean conditional =
        end >= chunks.size() || chunks.get(end).symbol().matches("if|when|unless|[.;!]|<nl>");
    boolean another =
        conditional
            && ahead
                .symbols()
                .matches(
                    " (?:a |an )?(?:new|fresh|repeat|another) (?:order|lab|test|one|level|<concept>) ");
    return timed
        || another
        || ahead.matches(
            "(?:new|fresh|repeat|another) (?:{near} ){0,3}(?:ordered|requested|sent|placed|drawn)");
  }

  /** "… and have the level repeated at 8". */
  static boolean haveRepeated(List<Chunk> chunks, int i) {
    if (!chunks.get(i).symbol().matches("have|get")
        || !chunks.get(i - 1).symbol().matches("and|then|,|also|plus")) {
      return false;
    }
    for (int j = i + 1;
        j < Math.min(chunks.size(), i + 8) && !FrameSplitter.endsSentence(chunks, j);
        j++) {
      if (chunks
          .get(j)
          .symbol()
          .matches("repeated|rechecked|redrawn|drawn|checked|measured|sent")) {
        return true;
      }
    }
    return false;
  }

  static boolean nextIsOrder(List<Chunk> chunks, int i) {
    for (int j = i + 1; j < Math.min(chunks.size(), i + 4); j++) {
      if (chunks
          .get(j)
          .symbol()
          .matches(
              "orders?|replace|replacement|give|need|do|replete|place|recheck|repeat|action|anything|nothing|send|prescribe|start|treat|treatment|repletion")) {
        return true;
      }
    }
    return false;
  }
}
