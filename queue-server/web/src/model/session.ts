// SPDX-License-Identifier: Apache-2.0

/** Who sits at this browser. Kept on the computer at the desk, so that the page opens there again in the morning. */
export interface Session {
  desk: number;
  staff: string;
}

const where = 'fifteen.desk';

/** A staff number goes into journals and file names: the server takes these signs only. */
export function isStaffNumber(text: string): boolean {
  return /^[A-Za-z0-9._-]{1,64}$/.test(text);
}

export function readSession(storage: Storage = localStorage): Session | undefined {
  try {
    const value = JSON.parse(storage.getItem(where) ?? 'null') as Partial<Session> | null;
    if (value && Number.isInteger(value.desk) && typeof value.staff === 'string' && isStaffNumber(value.staff)) {
      return { desk: value.desk as number, staff: value.staff };
    }
  } catch {
    // Somebody else's or a damaged entry: the clerk chooses again.
  }
  return undefined;
}

export function writeSession(session: Session | undefined, storage: Storage = localStorage): void {
  if (session) {
    storage.setItem(where, JSON.stringify(session));
  } else {
    storage.removeItem(where);
  }
}
