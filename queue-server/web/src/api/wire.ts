// SPDX-License-Identifier: Apache-2.0
// What travels on the wire, by its names in protocol/openapi.yaml (schema.ts is made from it by `npm run types`).
import type { components } from './schema';

type Schemas = components['schemas'];

export type Text = Schemas['Text'];
export type Lane = Schemas['Lane'];
export type Claim = Schemas['Claim'];
export type Group = Schemas['Group'];
export type Paper = Schemas['Paper'];
export type Item = Schemas['Item'];
export type Site = Schemas['Site'];
export type Visitor = Schemas['Visitor'];
export type Explanation = Schemas['Explanation'];
export type DeskAnswer = Schemas['DeskAnswer'];
export type Problem = Schemas['Problem'];
export type DeskLine = Schemas['DeskLine'];
export type AsideTicket = Schemas['AsideTicket'];
export type HelpRequest = Schemas['HelpRequest'];
export type StaffState = Schemas['StaffState'];
export type Wait = Schemas['Wait'];
export type Ticket = Schemas['Ticket'];
export type Reason = Schemas['Reason'];
export type QueuedTicket = Schemas['QueuedTicket'];
export type DeskQueue = Schemas['DeskQueue'];
export type Appointment = Schemas['Appointment'];
export type Appointments = Schemas['Appointments'];
export type Day = Schemas['Day'];
export type DeviceReport = Schemas['DeviceReport'];
export type Devices = Schemas['Devices'];
export type GivenNotice = Schemas['GivenNotice'];
export type Notices = Schemas['Notices'];
export type Matter = Schemas['Matter'];
export type Matters = Schemas['Matters'];
export type Policy = Schemas['Policy'];
export type LaneFigure = Schemas['LaneFigure'];
export type Danger = Schemas['Danger'];
export type OpenDeskAdvice = Schemas['OpenDeskAdvice'];
export type CoveredGroup = Schemas['CoveredGroup'];
export type Referral = Schemas['Referral'];
export type UnservedGroup = Schemas['UnservedGroup'];
export type Place = Schemas['Place'];
