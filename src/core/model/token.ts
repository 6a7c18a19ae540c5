import type { Instant, PartnerId, Party } from './common.ts';

export type TokenType = 'AD_HOC_USER' | 'APP_USER' | 'OTHER' | 'RFID';
export type Whitelist = 'ALLOWED' | 'ALLOWED_OFFLINE' | 'ALWAYS' | 'NEVER';
export type AllowedType = 'ALLOWED' | 'BLOCKED' | 'EXPIRED' | 'NO_CREDIT' | 'NOT_ALLOWED';

export interface Token extends Party {
  readonly uid: string;
  readonly type: TokenType;
  readonly contractId: string;
  readonly visualNumber?: string;
  readonly issuer: string;
  readonly groupId?: string;
  readonly valid: boolean;
  readonly whitelist: Whitelist;
  readonly language?: string;
  readonly defaultProfileType?: string;
  readonly energyContract?: { readonly supplierName: string; readonly contractId?: string };
  readonly lastUpdated: Instant;
}

/** A token with who answers for it: a partner, or `null` for the operator itself. */
export interface KnownToken {
  readonly partnerId: PartnerId | null;
  readonly token: Token;
}

/** What stays of a token in a session and its CDR. */
export interface TokenReference extends Party {
  readonly uid: string;
  readonly type: TokenType;
  readonly contractId: string;
}
