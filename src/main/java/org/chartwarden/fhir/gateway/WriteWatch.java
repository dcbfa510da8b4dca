package org.chartwarden.fhir.gateway;

import java.util.List;
import org.chartwarden.smart.AccessContext;

/**
 * Looks on at every write, inside its transaction; beans of this type are collected. It sees the
 * store and its index as they were and as they became, which nothing after the transaction can.
 */
public interface WriteWatch {

  /** What {@link #begin} answers when it has nothing to do afterwards. */
  Runnable NOTHING = () -> {};

  /**
   * Called before the first change of a group is made; it must be cheap when nothing concerns it.
   *
   * @param who who writes
   * @param changes what will be stored, each resource once
   * @return called, in the same transaction, when all of it is stored and indexed
   */
  Runnable begin(AccessContext who, List<ResourceChanged> changes);
}
