package org.chartwarden.notes.proposals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.chartwarden.notes.mentions.NoteMention;

/** How mentions of some kinds become resources. */
interface ProposalForm {

  /**
   * The resources that mentions would be charted as, in their order.
   *
   * @param mentions all mentions of the note
   */
  List<ObjectNode> of(List<NoteMention> mentions, ProposalSource source);
}
