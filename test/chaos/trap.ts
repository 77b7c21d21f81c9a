import type { CrashPoint } from './crash-points.js';
import type { Passing } from './database-proxy.js';
import type { Exchange } from './relay.js';

/** Waits until a process has come to a point for the nth time, and then ends it. */
export class Trap {
  private point: CrashPoint | undefined;
  private left = 0;
  private spring: () => void = () => {};

  /** Resolves when the trap has sprung. */
  set(point: CrashPoint, nth: number, end: () => void): Promise<void> {
    this.point = point;
    this.left = nth;
    return new Promise((resolve) => {
      this.spring = () => {
        this.point = undefined;
        end();
        resolve();
      };
    });
  }

  /** Lets everything pass from now on. */
  disarm(): void {
    this.point = undefined;
  }

  /** False where nothing may pass any more. */
  readonly passing = (passing: Passing) => this.mayPass((point) => point.inDatabase?.(passing));
  readonly call = (exchange: Exchange) => this.mayPass((point) => point.inCall?.(exchange));
  readonly news = (exchange: Exchange) => this.mayPass((point) => point.inNews?.(exchange));

  private mayPass(isAt: (point: CrashPoint) => boolean | undefined): boolean {
    if (!this.point || isAt(this.point) !== true) return true;
    this.left -= 1;
    if (this.left > 0) return true;
    this.spring();
    return false;
  }
}
