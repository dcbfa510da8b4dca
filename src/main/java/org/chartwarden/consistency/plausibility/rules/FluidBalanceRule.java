package org.chartwarden.consistency.plausibility.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.consistency.rules.Severity;
import org.chartwarden.notes.text.Sentence;
import org.chartwarden.notes.text.Token;

/** A fluid balance that is not intake less output. */
final class FluidBalanceRule implements NoteRule {

  private static final Phrases IN = Phrases.of("in;intake;total in;input;total intake;ins");
  private static final Phrases OUT = Phrases.of("out;output;total out;total output;outs");
  private static final Phrases NET = Phrases.of("net;balance;net balance;fluid balance");
  private static final int REACH = 4;

  @Override
  public String id() {
    return "fluid-balance";
  }

  @Override
  public String title() {
    return "A fluid balance that is not intake less output.";
  }

  /** An amount in mL. */
  private record Volume(BigDecimal millilitres, Phrases.Place place) {}

  @Override
  public List<NoteFlaw> flaws(CheckedNote note) {
    List<NoteFlaw> flaws = new ArrayList<>();
    for (Sentence sentence : note.sentences()) {
      Optional<Volume> in = volume(note, sentence, IN);
      Optional<Volume> out = volume(note, sentence, OUT);
      Optional<Volume> net = volume(note, sentence, NET);
      if (in.isEmpty() || out.isEmpty() || net.isEmpty()) {
        continue;
      }
      BigDecimal balance = in.get().millilitres().subtract(out.get().millilitres());
      // "net 400" after "in 2000, out 2400" leaves the sign to the reader.
      BigDecimal off =
          balance
              .subtract(net.get().millilitres())
              .abs()
              .min(balance.add(net.get().millilitres()).abs());
      boolean apart =
          off.compareTo(new BigDecimal("50").max(balance.abs().multiply(new BigDecimal("0.1"))))
              > 0;
      boolean sign =
          !apart
              && written(note, net.get())
              && balance.signum() * net.get().millilitres().signum() < 0
              && balance.abs().compareTo(new BigDecimal("100")) > 0;
      if (apart || sign) {
        flaws.add(
            new NoteFlaw(
                id(),
                Severity.MODERATE,
                List.of(
                    note.span(net.get().place()),
                    note.span(in.get().place()),
                    note.span(out.get().place())),
                "Intake "
                    + in.get().millilitres().toPlainString()
                    + " mL less output "
                    + out.get().millilitres().toPlainString()
                    + " mL is "
                    + balance.toPlainString()
                    + " mL, and the note says "
                    + net.get().millilitres().toPlainString()
                    + " mL.",
                "Add up the fluid chart again."));
      }
    }
    return flaws;
  }

  private static boolean written(CheckedNote note, Volume net) {
    int at = net.place().end() - 1;
    return net.millilitres().signum() < 0
        || note.tokens().subList(net.place().first(), at).stream()
            .anyMatch(t -> t.is("+") || t.is("positive") || t.is("pos"));
  }

  /** The one volume named by phrases in a sentence. */
  private static Optional<Volume> volume(CheckedNote note, Sentence sentence, Phrases names) {
    List<Token> tokens = note.tokens();
    List<Volume> found = new ArrayList<>();
    for (Phrases.Place place : names.all(tokens, sentence.firstToken(), sentence.endToken())) {
      boolean minus = false;
      for (int i = place.end(); i < Math.min(sentence.endToken(), place.end() + REACH); i++) {
        Token token = tokens.get(i);
        minus |= token.is("-") || token.is("negative") || token.is("neg") || token.is("minus");
        if (token.isNumber()) {
          int unit = i + 1;
          boolean litres =
              unit < sentence.endToken()
                  && List.of("l", "liters", "litres", "liter", "litre")
                      .contains(tokens.get(unit).key());
          boolean millilitres =
              unit < sentence.endToken() && List.of("ml", "cc").contains(tokens.get(unit).key());
          if (litres || millilitres || token.number().compareTo(new BigDecimal("50")) >= 0) {
            BigDecimal value =
                litres ? token.number().multiply(new BigDecimal("1000")) : token.number();
            found.add(
                new Volume(
                    minus ? value.negate() : value, new Phrases.Place(place.first(), i + 1)));
          }
          break;
        }
        if (";,.".contains(token.key()) || names.at(tokens, i, sentence.endToken()) != null) {
          break;
        }
      }
    }
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }
}
