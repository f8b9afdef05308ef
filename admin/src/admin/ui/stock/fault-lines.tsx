type FaultLinesProps = {
  /** Inputs of a line in their order, each with what is wrong with it. */
  inputs: readonly { id: string; label: string; fault: string | undefined }[]
}

/** What is wrong with the inputs of a line, under all of them: a narrow column has no room for a sentence. */
export function FaultLines({ inputs }: FaultLinesProps) {
  return inputs.map(
    ({ id, label, fault }) =>
      fault && (
        <p key={id} id={`${id}-note`} role="alert" className="txt-small text-ui-fg-error">
          <b className="font-medium">{label}</b> {fault}
        </p>
      )
  )
}
