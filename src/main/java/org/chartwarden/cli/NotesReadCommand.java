package org.chartwarden.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chartwarden.fhir.model.FhirTime;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.NoteReader;
import org.chartwarden.notes.documents.DocumentText;
import org.chartwarden.notes.mentions.NoteMention;
import org.chartwarden.notes.mentions.NoteMentions;
import org.chartwarden.notes.proposals.NoteProposals;
import org.chartwarden.notes.proposals.ProposalSource;
import org.chartwarden.notes.times.NoteContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads one note and shows what it says. */
@Command(
    name = "read",
    description = "Read a note: text, HTML, CDA, RTF or PDF.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "No store and no server are needed. The ending of the file tells its type, unless its first",
      "bytes do. Exit code: 0 read, 1 the note cannot be read."
    })
final class NotesReadCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "The note.")
  private Path file;

  @Option(names = "--json", description = "Everything as JSON, with the text.")
  private boolean json;

  @Option(names = "--proposals", description = "A Bundle of FHIR resources, unconfirmed.")
  private boolean proposals;

  @Option(names = "--note-time", paramLabel = "TIME", description = "When it was written.")
  private String noteTime;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    DocumentText document = NoteFile.read(file);
    ClinicalNote note = NoteReader.read(document.text());
    List<NoteMention> mentions = NoteMentions.of(note, context());
    PrintWriter out = spec.commandLine().getOut();
    if (proposals) {
      out.println(
          NoteProposals.bundle(NoteProposals.of(mentions, ProposalSource.NONE)).toPrettyString());
    } else if (json) {
      ObjectNode all = NoteMentions.json(note, mentions);
      all.put("text", document.text());
      out.println(all.toPrettyString());
    } else {
      document.warnings().forEach(spec.commandLine().getErr()::println);
      NoteTable.lines(note, mentions).forEach(out::println);
    }
    out.flush();
    return 0;
  }

  private Optional<NoteContext> context() {
    return Optional.ofNullable(noteTime)
        .map(
            text ->
                FhirTime.of(text, ZoneOffset.UTC)
                    .map(time -> time.start())
                    .map(time -> NoteContext.at(time.toInstant(), time.getOffset()))
                    .orElseThrow(
                        () ->
                            new CommandProblem(
                                "--note-time must be a date or time such as 2024-05-22T16:00:00Z,"
                                    + " not "
                                    + text)));
  }
}
