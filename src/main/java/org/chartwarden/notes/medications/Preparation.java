package org.chartwarden.notes.medications;

import java.util.Optional;

/**
 * Which preparation of a drug.
 *
 * @param salt as "tartrate", "succinate", "gluconate"
 * @param release {@code extended}, {@code immediate}, {@code delayed} or {@code dispersible}
 * @param form as "tablet", "patch", "infusion", "nebule"
 */
public record Preparation(Optional<String> salt, Optional<String> release, Optional<String> form) {}
