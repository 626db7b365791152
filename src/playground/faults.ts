/** What happens to a call in place of an answer. */
export type Fault =
  | {
      readonly error_code: number;
      readonly description: string;
      readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number };
    }
  /** The connection is lost before the call is carried out, or after it. */
  | 'drop'
  | 'drop-after';

/** A call of the bot, as it came in. */
export interface IncomingCall {
  readonly method: string;
  /** The chat it names, as a number where it is one. */
  readonly chat: number | string | undefined;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Which calls: by method, by chat, or as a function says. All that is given must fit. */
export interface CallMatch {
  readonly method?: string;
  readonly chat?: number;
  readonly when?: (call: IncomingCall) => boolean;
}

/** A fault, or what decides on one; it may wait (to hold a call on the wire), and let the call pass by `undefined`. */
export type FaultPlan = Fault | ((call: IncomingCall) => Fault | undefined | Promise<Fault | undefined>);

interface Planned {
  readonly match: CallMatch;
  readonly plan: FaultPlan;
  left: number;
}

/** Faults that wait for the calls they are meant for. */
export class Faults {
  readonly #planned = new Set<Planned>();

  /** Plans a fault for the next `times` calls that fit; returns how to take back what is left of it. */
  plan(match: CallMatch, plan: FaultPlan, times: number): () => void {
    const planned = { match, plan, left: times };
    this.#planned.add(planned);
    return () => this.#planned.delete(planned);
  }

  /** The fault for a call, used up by it. */
  async take(call: IncomingCall): Promise<Fault | undefined> {
    for (const planned of this.#planned) {
      if (!fits(planned.match, call)) continue;
      planned.left--;
      if (planned.left <= 0) this.#planned.delete(planned);
      return typeof planned.plan === 'function' ? planned.plan(call) : planned.plan;
    }
    return undefined;
  }
}

function fits({ method, chat, when }: CallMatch, call: IncomingCall): boolean {
  if (method !== undefined && method !== call.method) return false;
  if (chat !== undefined && chat !== call.chat) return false;
  return when?.(call) ?? true;
}
