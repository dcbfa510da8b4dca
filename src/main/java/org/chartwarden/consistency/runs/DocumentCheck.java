package org.chartwarden.consistency.runs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.smart.AccessContext;

/** Something that is done with one stored note; beans of this type are collected. */
public interface DocumentCheck {

  /** Its name in requests and in the store, for instance {@code consistency}. */
  String name();

  /**
   * Begins with some notes of one patient.
   *
   * @param who with whose rights
   * @param notes DocumentReferences as they are now; each is checked soon after, by one thread
   * @param options what is done besides telling; doing it again must change nothing
   */
  Series begin(AccessContext who, List<ResourceVersion> notes, CheckOptions options);

  /** The checks of some notes. */
  interface Series {

    /**
     * Checks one note.
     *
     * @return what is told of it: one line of the result; numbers at its top, and those of its
     *     member {@code counts}, are summed over the run
     * @throws org.chartwarden.fhir.model.FhirProblem when this note cannot be checked
     */
    ObjectNode check(ResourceVersion note);
  }
}
