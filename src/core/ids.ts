import { createHash } from 'node:crypto';
import type { Party, PartnerId } from './model/common.ts';

/** OCPI ids are compared without regard to case [OCPI 2.2.1 16.1]; a key is the folded form. */
export function objectKey(party: Party, id: string): string {
  return `${party.countryCode}*${party.partyId}*${id}`.toUpperCase();
}

/** `DE-ABC`, the form of the setting PARTY. */
export function parseParty(text: string): Party | undefined {
  const match = /^([A-Za-z]{2})-([A-Za-z0-9]{3})$/.exec(text);
  if (!match?.[1] || !match[2]) return undefined;
  return { countryCode: match[1].toUpperCase(), partyId: match[2].toUpperCase() };
}

export function makeParty(party: Party): string {
  return `${party.countryCode}-${party.partyId}`;
}

export function sameParty(a: Party, b: Party): boolean {
  return objectKey(a, '') === objectKey(b, '');
}

/** A location reference of a station's connector: an id of the own party, or `cc*party*id`. */
export function locationKey(reference: string, own: Party): string {
  return reference.includes('*') ? reference.toUpperCase() : objectKey(own, reference);
}

export const kinds = ['locations', 'tariffs', 'sessions', 'cdrs', 'chargingprofiles'] as const;
export type Kind = (typeof kinds)[number];
/** Those that are objects with a list of their own. */
export type ObjectKind = Exclude<Kind, 'chargingprofiles'>;

/** What is owed to a partner: the newest state of one object; of charging profiles, what a session's station plans. */
export interface ObjectRef {
  readonly kind: Kind;
  readonly key: string;
}

export function makeRef(ref: ObjectRef): string {
  return `${ref.kind}/${ref.key}`;
}

export function parseRef(text: string): ObjectRef | undefined {
  const slash = text.indexOf('/');
  const kind = kinds.find((candidate) => candidate === text.slice(0, slash));
  return kind && { kind, key: text.slice(slash + 1) };
}

/** A delivery's id in the operator API: partner and object. */
export function makeDeliveryId(partnerId: PartnerId, ref: string): string {
  return `${partnerId}~${ref}`;
}

export function parseDeliveryId(text: string): { partnerId: PartnerId; ref: string } | undefined {
  const tilde = text.indexOf('~');
  return tilde < 1 ? undefined : { partnerId: text.slice(0, tilde), ref: text.slice(tilde + 1) };
}

/** [OCPP 1.6 7.28] an idTag holds 20 characters and is compared without regard to case. */
export const idTagMaxLength = 20;

/** [OCPI 2.2.1 12.3.2 Token uid] */
export const uidMaxLength = 36;

/**
 * The idTag a station is shown for a token whose uid does not fit: 14 hexadecimal digits, the form of a
 * 7-byte card number, which is all that some firmwares take. The same token always has the same alias.
 */
export function idTagFor(
  partnerId: PartnerId | null,
  uid: string,
  { maxLength = idTagMaxLength, hex = false }: { readonly maxLength?: number; readonly hex?: boolean } = {},
): string {
  const allowed = hex ? /^[\dA-F]+$/i : /^[\x21-\x7e]+$/;
  if (uid.length <= maxLength && allowed.test(uid)) return uid;
  return createHash('sha256')
    .update(`${partnerId ?? ''}\n${uid}`)
    .digest('hex')
    .slice(0, 14)
    .toUpperCase();
}

/** A connector among a station's: `1` where it knows no connectors below an EVSE or all of one are meant, `1.2` otherwise. */
export function makeConnectorKey(at: { evseId: number; connectorId?: number | undefined }): string {
  return at.connectorId === undefined ? String(at.evseId) : `${at.evseId}.${at.connectorId}`;
}

export function parseConnectorKey(key: string): { evseId: number; connectorId?: number } {
  const [evseId = '', connectorId] = key.split('.');
  return { evseId: Number(evseId), ...(connectorId !== undefined && { connectorId: Number(connectorId) }) };
}

/** What makes two StartTransactions the same start, whatever their message ids. */
export function startKey(start: {
  evseId: number;
  idTag: string;
  meterStartWh?: number;
  statedAt: string;
}): string {
  return [start.evseId, start.idTag.toUpperCase(), start.meterStartWh, start.statedAt].join('|');
}

/** One state of a tariff; kept for ever, so that a later change does not touch a running session. */
export function makeTariffVersion(key: string, lastUpdated: number): string {
  return `${key}@${lastUpdated}`;
}

/** The id within a location reference or key. */
export function locationIdOf(reference: string): string {
  return reference.split('*').at(-1) ?? reference;
}
