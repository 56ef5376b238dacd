import { Double, Long, type Decimal128 } from "../bson/values.ts";
import { add, divide } from "../bson/arithmetic.ts";
import { exactly, toDecimal128 } from "../bson/decimal.ts";
import { fromInteger, toNumber } from "../bson/number.ts";
import { types, typeOf, type BsonNumber } from "../bson/types.ts";
import { decimalOf } from "../bson/arithmetic.ts";

const half = 2 ** 32;

/**
 * Adds up many numbers without losing what is small beside the sum: it is kept in two doubles, and decimals in a sum of
 * their own. So ten times 0.1 are 1, and whole numbers are exact also where sums on the way are beyond 64 bits.
 */
export class Summation {
  private sum = 0;
  /** What the sum is too coarse for. */
  private rest = 0;
  /** The sum as it would be without it: infinities have no rest. */
  private plain = 0;
  private decimals: Decimal128 | undefined;
  private hasLong = false;
  private hasDouble = false;

  add(value: BsonNumber): void {
    switch (typeOf(value)) {
      case types.decimal:
        this.decimals = this.decimals ? (add(this.decimals, value) as Decimal128) : (value as Decimal128);
        return;
      case types.long: {
        this.hasLong = true;
        const whole = typeof value === "bigint" ? value : (value as Long).toBigInt();
        const low = Number(whole % BigInt(half));
        this.addDouble(low);
        this.addDouble(Number(whole - BigInt(low)));
        return;
      }
      case types.double:
        this.hasDouble = true;
        this.addDouble(toNumber(value));
        return;
      default:
        this.addDouble(toNumber(value));
    }
  }

  /** The sum in the widest type of what was added; whole numbers beyond 64 bits are a double. */
  total(): BsonNumber {
    if (this.decimals) return add(this.decimals, this.asDecimal())!;
    if (this.hasDouble) return new Double(this.asDouble());
    const whole = BigInt(this.sum) + BigInt(this.rest);
    return fromInteger(whole, this.hasLong ? "long" : "int") ?? new Double(this.asDouble());
  }

  mean(count: number): BsonNumber {
    return this.decimals ? divide(this.total(), count)! : new Double(this.asDouble() / count);
  }

  private asDouble(): number {
    return Number.isNaN(this.sum) ? this.plain : this.sum;
  }

  private asDecimal(): Decimal128 {
    if (!Number.isFinite(this.sum)) return decimalOf(this.plain);
    return add(toDecimal128(exactly(this.sum)), toDecimal128(exactly(this.rest))) as Decimal128;
  }

  private addDouble(value: number): void {
    this.plain += value;
    // The smaller parts first; what either addition rounds away is found again and kept.
    const small = value + this.rest;
    const lost = this.rest - (small - value);
    const sum = this.sum + small;
    const [before, added] = [sum - small, sum - (sum - small)];
    this.rest = lost + (this.sum - before) + (small - added);
    this.sum = sum;
  }
}
