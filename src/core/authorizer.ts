import type { ExpectedStart } from './change.ts';
import { messageOf } from './errors.ts';
import type { Decision, Shown } from './station/facts.ts';
import { locationIdOf, uidMaxLength } from './ids.ts';
import type { Instant, PartnerId, Party } from './model/common.ts';
import type { AuthMethod } from './model/session.ts';
import type { Station } from './model/station.ts';
import type { AllowedType, KnownToken, Token, TokenReference, TokenType } from './model/token.ts';
import type { Audience, AuthorizationAnswer, Clock, Log, Store, TokenAuthority } from './ports.ts';

/** Who stands behind an idTag, and whether he may charge. */
export interface Authorization {
  readonly decision: Decision;
  readonly token: TokenReference | null;
  readonly owner: PartnerId | null;
  readonly method: AuthMethod;
  readonly authorizationReference?: string;
  readonly at: Instant;
}

/** What can be said at once, and whom to ask for the rest. */
export interface Recognition extends Authorization {
  readonly ask: readonly PartnerId[];
  readonly type: TokenType;
}

export interface AuthorizerDeps {
  readonly store: Pick<Store, 'expectedStart' | 'reservationsAt' | 'tokensByUid'>;
  readonly audience: Pick<Audience, 'isRegistered'>;
  readonly authority: TokenAuthority;
  readonly clock: Clock;
  readonly log: Log;
  readonly party: Party;
  /** How long a station may be kept waiting for a partner's answer. */
  readonly authorizeTimeoutMs: number;
}

/** [OCPI 2.2.1 mod_commands START_SESSION] an RFID token is not asked about within 15 minutes of its command. */
const commandLifeMs = 15 * 60_000;

const decisionOf: Readonly<Record<AllowedType, Decision['status']>> = {
  ALLOWED: 'accepted',
  BLOCKED: 'blocked',
  EXPIRED: 'expired',
  NO_CREDIT: 'no-credit',
  NOT_ALLOWED: 'invalid',
};

function referenceTo({ countryCode, partyId, uid, type, contractId }: Token): TokenReference {
  return { countryCode, partyId, uid, type, contractId };
}

function groupOf({ groupId }: Token): Pick<Decision, 'groupId'> {
  return groupId === undefined ? {} : { groupId };
}

/** By a START_SESSION or a RESERVE_NOW. */
type Commanded = Pick<ExpectedStart, 'at' | 'authorizationReference' | 'partnerId' | 'token'>;

export class Authorizer {
  private readonly deps: AuthorizerDeps;

  constructor(deps: AuthorizerDeps) {
    this.deps = deps;
  }

  /**
   * Whatever is known of an idTag at this station; no partner is asked. A partner's command counts more than what
   * was found out before it [OCPI 2.2.1 9.3.1 authorization_reference: the last one].
   * @param remembered what was found out a moment ago
   */
  async recognise(station: Station, shown: Shown, remembered?: Authorization): Promise<Recognition> {
    const { idTag, type, offline = false } = shown;
    const at = this.deps.clock.now();
    const command = await this.commandFor(station, idTag, at);
    if (command) {
      const { token, partnerId, authorizationReference } = command;
      const stale = token.type === 'RFID' && command.at < at - commandLifeMs;
      return {
        decision: { status: 'accepted', ...groupOf(token) },
        token: referenceTo(token),
        owner: partnerId,
        method: 'COMMAND',
        ...(authorizationReference && { authorizationReference }),
        at,
        ask: stale ? [partnerId] : [],
        type: token.type,
      };
    }
    if (remembered) return { ...remembered, ask: [], type };
    const all = await this.deps.store.tokensByUid(idTag);
    const known = all.filter(({ partnerId }) => this.counts(partnerId));
    const best = known.find(({ token }) => token.valid) ?? known[0];
    if (best) return this.recogniseToken(best, at, offline);
    return shown.paid ? this.paying(shown, at) : this.unknown(shown, at);
  }

  /** Of a driver who was accepted before, as far as his token is kept here. */
  async groupOf({ countryCode, partyId, uid, type }: TokenReference): Promise<Pick<Decision, 'groupId'>> {
    const all = await this.deps.store.tokensByUid(uid);
    const same = all.find(
      ({ token }) =>
        token.countryCode === countryCode &&
        token.partyId === partyId &&
        token.uid === uid &&
        token.type === type,
    );
    return same ? groupOf(same.token) : {};
  }

  /** The last start or reservation that a partner asked for, for this idTag at this station. */
  private async commandFor(station: Station, idTag: string, now: Instant): Promise<Commanded | undefined> {
    const { store, audience } = this.deps;
    const [expected, reservations] = await Promise.all([
      store.expectedStart(station.id, idTag),
      store.reservationsAt(station.id, now),
    ]);
    const own = reservations.filter((reservation) => reservation.idTag.toUpperCase() === idTag.toUpperCase());
    const all: readonly Commanded[] = [...(expected ? [expected] : []), ...own];
    const counting = all.filter(({ partnerId }) => audience.isRegistered(partnerId));
    return counting.toSorted((a, b) => b.at - a.at)[0];
  }

  private counts(partnerId: PartnerId | null): boolean {
    return partnerId === null || this.deps.audience.isRegistered(partnerId);
  }

  /** [OCPI 2.2.1 12.4.5 WhitelistType] what a station may decide while it is away is not asked about afterwards. */
  private recogniseToken({ token, partnerId }: KnownToken, at: Instant, offline: boolean): Recognition {
    const { whitelist } = token;
    const realTime =
      partnerId !== null && (whitelist === 'NEVER' || (whitelist === 'ALLOWED_OFFLINE' && !offline));
    const trusted = token.valid && token.whitelist !== 'NEVER';
    const status = trusted || (partnerId === null && token.valid) ? 'accepted' : 'blocked';
    return {
      decision: { status, ...groupOf(token) },
      token: referenceTo(token),
      owner: partnerId,
      method: 'WHITELIST',
      at,
      ask: realTime ? [partnerId] : [],
      type: token.type,
    };
  }

  /** The operator's own driver, for once: there is nobody to ask, and no partner to tell. */
  private paying({ idTag, type }: Shown, at: Instant): Recognition {
    const uid = idTag.slice(0, uidMaxLength);
    return {
      decision: { status: 'accepted' },
      token: { ...this.deps.party, uid, type, contractId: uid },
      owner: null,
      method: 'WHITELIST',
      at,
      ask: [],
      type,
    };
  }

  private unknown({ idTag, type }: Shown, at: Instant): Recognition {
    const ask = idTag.length <= uidMaxLength ? this.deps.authority.askAboutUnknown() : [];
    return {
      decision: { status: 'invalid' },
      token: null,
      owner: null,
      method: 'WHITELIST',
      at,
      ask,
      type,
    };
  }

  async authorize(station: Station, shown: Shown): Promise<Authorization> {
    const recognition = await this.recognise(station, shown);
    return recognition.ask.length === 0 ? recognition : this.confirm(station, shown.idTag, recognition);
  }

  /** Asks those who may know; silence within the deadline leaves what was recognised. */
  async confirm(station: Station, idTag: string, recognition: Recognition): Promise<Authorization> {
    const questions = recognition.ask.map(async (partnerId) => {
      const answer = await this.ask(station, { idTag, recognition, partnerId });
      if (!answer) throw new Error('no answer');
      return { partnerId, answer };
    });
    const settled = Promise.any(
      questions.map(async (question) => {
        const told = await question;
        if (told.answer.allowed !== 'ALLOWED' && questions.length > 1) throw new Error('not allowed');
        return told;
      }),
    );
    const told = await settled.catch(() => undefined);
    return told ? this.told(told.partnerId, told.answer) : recognition;
  }

  private told(owner: PartnerId, answer: AuthorizationAnswer): Authorization {
    return {
      decision: { status: decisionOf[answer.allowed], ...groupOf(answer.token) },
      token: referenceTo(answer.token),
      owner,
      method: 'AUTH_REQUEST',
      ...(answer.authorizationReference && { authorizationReference: answer.authorizationReference }),
      at: this.deps.clock.now(),
    };
  }

  private async ask(
    station: Station,
    about: { idTag: string; recognition: Recognition; partnerId: PartnerId },
  ): Promise<AuthorizationAnswer | undefined> {
    const uid = about.recognition.token?.uid ?? about.idTag;
    const place = station.connectors[0]?.location;
    const location = place && {
      locationId: locationIdOf(place),
      evseUids: [...new Set(station.connectors.filter((c) => c.location === place).map((c) => c.evseUid))],
    };
    try {
      return await this.deps.authority.ask(
        about.partnerId,
        { uid, type: about.recognition.type, ...(location && { location }) },
        this.deps.authorizeTimeoutMs,
      );
    } catch (error) {
      this.deps.log.warn(
        { partner: about.partnerId, station: station.id, error: messageOf(error) },
        'no answer to an authorization',
      );
      return undefined;
    }
  }
}
