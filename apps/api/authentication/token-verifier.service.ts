// Decides whether a person's token is genuine, meant for Relais and still good; whose it is stands in Postgres.
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { ApiConfiguration } from '@relais/config';
import type { Identity } from '@relais/persistence';
import { errors, type JWTPayload, jwtVerify } from 'jose';
import { ProblemError } from '../http/problem-error';
import { CONFIGURATION } from '../tokens';
import { IssuerUnavailable, SigningKeys } from './signing-keys';

/** Clocks of two machines differ by a little. */
const clockTolerance = 5;
const longestSubject = 255;

/** Undefined where the token is not to be believed, whatever is wrong with it. */
export type Verified = Identity | undefined;

@Injectable()
export class TokenVerifier {
  private readonly logger = new Logger('sign-in');
  private readonly keys: SigningKeys | null;

  constructor(@Inject(CONFIGURATION) private readonly configuration: ApiConfiguration) {
    const { oidcIssuer } = configuration;
    this.keys = oidcIssuer ? new SigningKeys({ issuer: oidcIssuer, now: Date.now }) : null;
  }

  /** @throws ProblemError temporarily_unavailable when the issuer must be asked and does not answer. */
  async verify(token: string): Promise<Verified> {
    if (!this.keys) return undefined;
    try {
      const { payload } = await jwtVerify(token, this.keys.find, this.pinned());
      return identityOf(payload);
    } catch (error) {
      if (error instanceof IssuerUnavailable) throw this.away(error);
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }

  /** Nothing of this is the token's to say. */
  private pinned() {
    const { oidcIssuer, oidcAudience, oidcAlgorithms, oidcTokenType } = this.configuration;
    return {
      issuer: oidcIssuer as string,
      audience: oidcAudience,
      algorithms: [...oidcAlgorithms],
      typ: oidcTokenType,
      requiredClaims: ['exp', 'sub'],
      clockTolerance,
    };
  }

  private away({ cause }: IssuerUnavailable): ProblemError {
    this.logger.warn(`the issuer does not give its keys (${cause instanceof Error ? cause.name : 'asked a moment ago'})`);
    const detail = 'Your token cannot be checked: the sign-in gives no answer now. Ask again.';
    return new ProblemError({ code: 'temporarily_unavailable', detail }, { 'retry-after': '10' });
  }
}

function identityOf({ iss, sub }: JWTPayload): Verified {
  if (!iss || !sub || sub.length > longestSubject) return undefined;
  return { issuer: iss, subject: sub };
}
