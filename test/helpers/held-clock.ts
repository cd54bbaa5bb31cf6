import type { Clock } from '../../src/calendar.ts';

/** How a clock goes: so far ahead of the machine's, and not up to a moment until it is let; ms. */
export interface ClockSetting {
  aheadMs: number;
  heldAt: number | null;
}

/** A clock that goes on and does not reach a moment before it is let: however busy the machine is, New Year does not come by itself. */
export class HeldClock implements Clock {
  #setting: ClockSetting;

  constructor(setting: ClockSetting) {
    this.#setting = setting;
  }

  /** One that begins half a minute before the moment it is held at. */
  static before(heldAt: number): HeldClock {
    return new HeldClock({ aheadMs: heldAt - 30_000 - Date.now(), heldAt });
  }

  get setting(): ClockSetting {
    return this.#setting;
  }

  readonly now = (): number => {
    const { aheadMs, heldAt } = this.#setting;
    return Math.min(Date.now() + aheadMs, (heldAt ?? Number.POSITIVE_INFINITY) - 1);
  };

  set(setting: ClockSetting): void {
    this.#setting = setting;
  }

  /** Lets the moment come: it is half a minute past it now. */
  pass(): void {
    const { heldAt } = this.#setting;
    if (heldAt !== null) this.set({ aheadMs: heldAt + 30_000 - Date.now(), heldAt: null });
  }
}
