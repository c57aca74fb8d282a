// Whose request it is, and the ticket it came in.
import type { Language } from '@relais/contracts';
import { Entity } from 'typeorm';
import { Code, Id, Key, OptionalCode, OptionalInstant, Words } from './columns';

@Entity()
export class CustomerEntity {
  @Key() id!: string;
  @Id() organisationId!: string;
  /** The customer's id in the helpdesk; one row per reference. */
  @Code() reference!: string;
  @Words() name!: string | null;
  @Words() email!: string | null;
  @Code() language!: Language;
  /** IANA name of the zone in which the customer reads what they are promised; null when nobody said. */
  @OptionalCode() timeZone!: string | null;
}

@Entity()
export class TicketEntity {
  @Key() id!: string;
  @Id() organisationId!: string;
  @Code() reference!: string;
  @Id() customerId!: string;
  @OptionalInstant() createdAt!: number | null;
  @Words() link!: string | null;
}
