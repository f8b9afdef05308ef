/**
 * Ids of commands. The same command under the same id does nothing twice, so a press that is repeated after a lost answer, or
 * a double click, has to carry the id of the first; anything else needs one of its own.
 */
export function createCommandIds(newId: () => string) {
  let last: { said: string; id: string } | null = null

  return {
    /** The id for this command: that of the one before when it is the same, word for word. */
    idFor: (command: unknown): string => {
      const said = JSON.stringify(command)
      if (last?.said !== said) last = { said, id: newId() }
      return last.id
    },
  }
}

export type CommandIds = ReturnType<typeof createCommandIds>
