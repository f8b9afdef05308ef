import type { StaffLinkAnswer } from "../../../contract"
import { env } from "../../../env"

/** Behind the `#`, so that no log of a server or a proxy ever has the token. */
export function linkAnswer(made: {
  link: { email: string; expires_at: Date | string }
  token: string
}): StaffLinkAnswer {
  const { link, token } = made
  return {
    url: `${env.BACKEND_URL}/staff-link#${token}`,
    email: link.email,
    expires_at: new Date(link.expires_at).toISOString(),
  }
}
