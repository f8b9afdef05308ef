/**
 * Runs in the head before anything is painted: pages hide their "apply" buttons under `.js`, browsers too old for
 * modules keep them. Its hash stands in the Content-Security-Policy, so it is one constant text.
 */
export const markScript =
  'if("noModule" in document.createElement("script"))document.documentElement.classList.add("js")'
