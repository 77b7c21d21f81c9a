import { Presets, SingleBar } from 'cli-progress';

/** How far a long work has come: a bar on a terminal, else a line for every tenth. */
export interface Progress {
  begin(what: string, total: number): void;
  advance(count: number): void;
  end(): void;
}

export function progressOn(output: NodeJS.WriteStream): Progress {
  return output.isTTY ? new Bar(output) : new Lines(output);
}

class Bar implements Progress {
  private bar: SingleBar | undefined;

  constructor(private readonly stream: NodeJS.WriteStream) {}

  begin(what: string, total: number): void {
    this.end();
    const format = `${what.padEnd(10)} {percentage}% {bar} {value}/{total}, {eta_formatted} left`;
    this.bar = new SingleBar(
      { format, stream: this.stream, hideCursor: true, barsize: 20, etaBuffer: 50 },
      Presets.shades_grey,
    );
    this.bar.start(total, 0);
  }

  advance(count: number): void {
    this.bar?.increment(count);
  }

  end(): void {
    this.bar?.stop();
    this.bar = undefined;
  }
}

class Lines implements Progress {
  private what = '';
  private total = 0;
  private done = 0;
  private tenths = 0;

  constructor(private readonly stream: NodeJS.WriteStream) {}

  begin(what: string, total: number): void {
    this.what = what;
    this.total = total;
    this.done = 0;
    this.tenths = 0;
    this.stream.write(`${what}: ${total}\n`);
  }

  advance(count: number): void {
    this.done += count;
    const tenths = Math.floor((10 * this.done) / Math.max(1, this.total));
    if (tenths <= this.tenths) return;
    this.tenths = tenths;
    this.stream.write(`${this.what}: ${this.done} of ${this.total} (${10 * tenths}%)\n`);
  }

  end(): void {}
}
