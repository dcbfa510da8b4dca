package org.chartwarden.fhir.terminology;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.terminology.CodeVerdict.Status;
import org.chartwarden.fhir.terminology.systems.Canonical;
import org.chartwarden.fhir.terminology.systems.CodeSystemContent;
import org.chartwarden.fhir.terminology.systems.CodeSystemLookup;
import org.chartwarden.fhir.terminology.systems.Concept;
import org.chartwarden.fhir.terminology.valuesets.Selection;

/**
 * Judges codes, FHIR R4 valueset-operation-validate-code.html and
 * codesystem-operation-validate-code.html.
 */
final class CodeCheck {

  private final CodeSystemLookup systems;
  private final boolean abstractAllowed;
  private final String language;

  /**
   * Makes a check.
   *
   * @param abstractAllowed whether a code that only groups others is right
   * @param language BCP-47 tag of the display that is answered, or empty
   */
  CodeCheck(CodeSystemLookup systems, boolean abstractAllowed, String language) {
    this.systems = systems;
    this.abstractAllowed = abstractAllowed;
    this.language = language;
  }

  /** Judges a code by its code system alone. */
  CodeVerdict inSystem(CodeQuestion question) {
    Optional<CodeSystemContent> content =
        systems.find(
            question.version().isEmpty()
                ? Canonical.parse(question.system())
                : new Canonical(question.system(), question.version()));
    if (content.isEmpty()) {
      boolean otherVersion =
          !question.version().isEmpty()
              && systems.find(new Canonical(question.system(), "")).isPresent();
      return verdict(
          Status.UNKNOWN,
          otherVersion ? "unknown-version" : "unknown-code-system",
          otherVersion
              ? "version '" + question.version() + "' of '" + question.system() + "' is not here"
              : "the code system '" + question.system() + "' is not known here",
          question);
    }
    return inContent(content.get(), question);
  }

  /** Judges a code by the content of a code system. */
  CodeVerdict inContent(CodeSystemContent content, CodeQuestion question) {
    String canonical = content.info().canonical();
    if (content.info().notPresent()) {
      return verdict(
          Status.UNKNOWN,
          "content-not-present",
          "the concepts of '" + canonical + "' are not loaded here",
          question);
    }
    Optional<Concept> found = content.find(question.code());
    if (found.isEmpty()) {
      return content.info().complete()
          ? verdict(
              Status.INVALID,
              "unknown-code",
              "the code '" + question.code() + "' is not in '" + canonical + "'",
              question)
          : verdict(
              Status.UNKNOWN,
              "not-known-here",
              "the code '"
                  + question.code()
                  + "' is not known here: only a part of '"
                  + canonical
                  + "' is loaded, so it may be right",
              question);
    }
    return concept(content, found.get(), question, List.of());
  }

  private CodeVerdict concept(
      CodeSystemContent content, Concept concept, CodeQuestion question, List<String> moreNames) {
    String usual = moreNames.isEmpty() ? concept.display() : moreNames.get(0);
    String display = language.isEmpty() ? usual : concept.displayIn(language).orElse(usual);
    String version = content.info().version();
    if (concept.notSelectable() && !abstractAllowed) {
      return new CodeVerdict(
          Status.INVALID,
          "abstract-code",
          "the code " + question + " only groups others; it cannot be used itself",
          question,
          version,
          display,
          concept.inactive());
    }
    if (!question.display().isEmpty() && !named(concept, question.display(), moreNames)) {
      return new CodeVerdict(
          Status.INVALID,
          "wrong-display",
          "the code "
              + question
              + " is not called '"
              + question.display()
              + "' but '"
              + display
              + "'",
          question,
          version,
          display,
          concept.inactive());
    }
    return new CodeVerdict(Status.VALID, "ok", "", question, version, display, concept.inactive());
  }

  private static boolean named(Concept concept, String display, List<String> moreNames) {
    String wanted = plain(display);
    return (concept.display().isEmpty() && concept.designations().isEmpty())
        || plain(concept.display()).equals(wanted)
        || concept.designations().stream().anyMatch(d -> plain(d.value()).equals(wanted))
        || moreNames.stream().anyMatch(name -> plain(name).equals(wanted));
  }

  private static String plain(String name) {
    return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  /**
   * Judges a code by what a value set selects.
   *
   * @param name the value set for messages
   */
  CodeVerdict inSelection(Selection selection, String name, CodeQuestion asked) {
    CodeQuestion question = asked;
    if (asked.system().isEmpty()) {
      List<String> candidates =
          selection.systemUrls().stream()
              .filter(url -> selection.contains(url, asked.code()))
              .toList();
      if (candidates.size() > 1) {
        return verdict(
            Status.INVALID,
            "ambiguous-system",
            "the code '"
                + asked.code()
                + "' is in several code systems of "
                + name
                + ": "
                + String.join(", ", candidates)
                + "; name one",
            asked);
      }
      if (candidates.size() == 1) {
        question =
            new CodeQuestion(candidates.get(0), asked.version(), asked.code(), asked.display());
      }
    }
    if (!selection.contains(question.system(), question.code())) {
      return notSelected(selection, name, question);
    }
    return selected(selection, name, question);
  }

  private CodeVerdict notSelected(Selection selection, String name, CodeQuestion question) {
    FhirProblem problem =
        selection.problems().getOrDefault(question.system(), selection.problems().get(""));
    if (problem != null) {
      return verdict(
          Status.UNKNOWN,
          problem.code(),
          "whether " + question + " is in " + name + " cannot be decided: " + problem.getMessage(),
          question);
    }
    if (!question.system().isEmpty() && selection.systemUrls().contains(question.system())) {
      CodeVerdict alone = inSystem(question);
      if (!alone.valid() && !alone.code().equals("abstract-code")) {
        return new CodeVerdict(
            alone.status(),
            alone.code(),
            question + " is not in " + name + ": " + alone.message(),
            question,
            alone.version(),
            alone.display(),
            false);
      }
    }
    return verdict(Status.INVALID, "not-in-value-set", question + " is not in " + name, question);
  }

  private CodeVerdict selected(Selection selection, String name, CodeQuestion question) {
    Optional<CodeSystemContent> content =
        selection.usedSystems().stream()
            .filter(c -> c.info().url().equals(question.system()))
            .filter(c -> c.find(question.code()).isPresent())
            .findFirst();
    if (!question.version().isEmpty()
        && content.isPresent()
        && !content.get().info().version().isEmpty()
        && !content.get().info().version().equals(question.version())) {
      return new CodeVerdict(
          Status.INVALID,
          "version-mismatch",
          name
              + " takes '"
              + question.system()
              + "' in version '"
              + content.get().info().version()
              + "', not '"
              + question.version()
              + "'",
          question,
          content.get().info().version(),
          "",
          false);
    }
    List<String> listedNames = selection.namesOf(question.system(), question.code());
    if (content.isEmpty()) {
      // The value set lists it, and nothing more is known about the code system.
      String display = listedNames.isEmpty() ? "" : listedNames.get(0);
      boolean wrong =
          !question.display().isEmpty()
              && !listedNames.isEmpty()
              && listedNames.stream()
                  .noneMatch(known -> plain(known).equals(plain(question.display())));
      return new CodeVerdict(
          wrong ? Status.INVALID : Status.VALID,
          wrong ? "wrong-display" : "ok",
          wrong
              ? "the code "
                  + question
                  + " is not called '"
                  + question.display()
                  + "' but '"
                  + display
                  + "'"
              : "",
          question,
          "",
          display,
          false);
    }
    Concept concept = content.get().find(question.code()).orElseThrow();
    return concept(content.get(), concept, question, listedNames);
  }

  /** A code of another code system than the one that was asked about. */
  static CodeVerdict otherSystem(CodeQuestion question, String url) {
    return verdict(
        Status.INVALID,
        "other-system",
        "the code " + question + " is of another code system than '" + url + "'",
        question);
  }

  private static CodeVerdict verdict(
      Status status, String code, String message, CodeQuestion question) {
    return new CodeVerdict(status, code, message, question, "", "", false);
  }
}
