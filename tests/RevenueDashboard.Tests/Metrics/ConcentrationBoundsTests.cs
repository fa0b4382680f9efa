using CsCheck;
using RevenueDashboard.Metrics;
using static RevenueDashboard.Tests.Metrics.Amounts;

namespace RevenueDashboard.Tests.Metrics;

public sealed class ConcentrationBoundsTests
{
    private static Gen<RangedAmount> Range { get; } = Gen.Select(Gen.Long[-3, 60], Gen.Long[0, 30], Gen.Long[0, 30])
        .Select((low, down, up) => new RangedAmount(low, low + down, low + down + up));

    private static Gen<RangedAmount[]> RangedBook { get; } = Range.Array[1, 12];

    [Fact]
    public void One_known_customer_of_a_reported_total()
    {
        // 1 bn a year is 83.33 million a month.
        var total = Millions(1000m / 12);
        var customer = Millions(20m);

        var open = ConcentrationBounds.Of([customer], total - customer)!;
        Near(576, open.Hhi.Low, 0.5);
        Near(576, open.Hhi.Point, 0.5);
        Near(2320, open.Hhi.High, 0.5);
        Near(0.24, open.Top1Share.Low, 1e-6);
        Near(0.24, open.Top1Share.High, 1e-6);
        Near(10_000.0 / 2320, open.EffectiveCustomers.Low, 1e-3);
        Near(10_000.0 / 576, open.EffectiveCustomers.High, 1e-3);

        var declared = ConcentrationBounds.Of([customer], total - customer, largestUnknown: Millions(10m))!;
        Near(1456, declared.Hhi.High, 0.5);
    }

    [Fact]
    public void Nothing_unknown_leaves_no_doubt() =>
        PayingBook.Sample(book =>
        {
            var bounds = ConcentrationBounds.Of(book)!;
            return bounds.Hhi.IsExact && bounds.Top1Share.IsExact && bounds.EffectiveCustomers.IsExact && bounds.Hhi.Point == Concentration.HerfindahlIndex(book);
        });

    [Fact]
    public void Two_customers_with_ranges()
    {
        // 10 to 30 beside 20: the shares are equal at 20 and 20; the ends are 10/30 and 30/50.
        var bounds = ConcentrationBounds.Of([new RangedAmount(10, 15, 30), new RangedAmount(20)])!;

        Near(0.5, bounds.Top1Share.Low, Tolerance);
        Near(20.0 / 35, bounds.Top1Share.Point, Tolerance);
        Near(2.0 / 3, bounds.Top1Share.High, Tolerance);
        Near(5000, bounds.Hhi.Low, 1e-6);
        // Exactly 10,000·(1/9 + 4/9) at 10 and 20, and the bound may not be below it.
        Assert.InRange(bounds.Hhi.High, 10_000 * 5.0 / 9 - Tolerance, 10_000 * 0.6);
    }

    [Fact]
    public void A_range_within_a_reported_total_moves_the_remainder_not_the_total()
    {
        // "Nearly 20" of 80, the rest unknown.
        var bounds = ConcentrationBounds.Of([new RangedAmount(16, 20, 24)], unallocated: 60)!;

        Near(0.2, bounds.Top1Share.Low, Tolerance);
        Near(0.25, bounds.Top1Share.Point, Tolerance);
        Near(0.3, bounds.Top1Share.High, Tolerance);
        Near(10_000 * 0.04, bounds.Hhi.Low, Tolerance);
        // 24 and blocks of 24, 24 and 8 are possible: 3·24² + 8² of 80².
        Assert.True(bounds.Hhi.High >= 10_000 * (3 * 576 + 64) / 6400.0 - Tolerance);
    }

    [Fact]
    public void Bounds_contain_the_point() =>
        Gen.Select(RangedBook, Gen.Long[0, 500], Gen.Long[1, 50].Nullable()).Sample((book, remainder, largest) =>
            ConcentrationBounds.Of(book, remainder, largest) is not { } bounds
            || (Contains(bounds.Top1Share) && Contains(bounds.Hhi) && Contains(bounds.EffectiveCustomers)));

    [Fact]
    public void No_book_within_the_ranges_leaves_the_bounds() =>
        RangedBook.SelectMany(book => Within(book).Select(actual => (book, actual))).Sample(books =>
        {
            var actual = Array.ConvertAll(books.actual, amount => Math.Max(amount, 0));
            if (ConcentrationBounds.Of(books.book) is not { } bounds || Concentration.HerfindahlIndex(actual) is not { } hhi) return true;
            return Holds(bounds.Hhi, hhi) && Holds(bounds.Top1Share, Concentration.TopShare(actual)!.Value) && Holds(bounds.EffectiveCustomers, 10_000 / hhi);
        });

    [Fact]
    public void No_book_within_the_ranges_and_the_reported_total_leaves_the_bounds() =>
        Gen.Select(RangedBook.SelectMany(book => Within(book).Select(actual => (book, actual))), Gen.Long[1, 300], Gen.Long[1, 60]).Sample((books, remainder, block) =>
        {
            var total = RevenueBase.Of(Array.ConvertAll(books.book, amount => amount.Amount), remainder).Denominator;
            var actual = books.actual.Where(amount => amount > 0).ToList();
            var left = total - actual.Sum();
            if (left < 0 || actual.Count == 0 || ConcentrationBounds.Of(books.book, remainder) is not { } bounds) return true;

            // The worst remainder: blocks no larger than some maximum, itself no larger than the largest known customer.
            block = Math.Min(block, actual.Max());
            for (; left > 0; left -= block) actual.Add(Math.Min(block, left));
            long[] whole = [.. actual];
            return Holds(bounds.Hhi, Concentration.HerfindahlIndex(whole)!.Value) && Holds(bounds.Top1Share, Concentration.TopShare(whole)!.Value);
        });

    [Fact]
    public void The_low_end_of_the_index_is_reached_by_a_book_within_the_ranges() =>
        // Fine units, so that whole numbers come near the level the formula asks for.
        RangedBook.Where(book => book.Any(amount => amount.Amount > 0) && book.Sum(amount => amount.Amount) > 0).Sample(book =>
        {
            RangedAmount[] fine = [.. book.Select(amount => new RangedAmount(amount.Low * 1000, amount.Amount * 1000, amount.High * 1000))];
            var bounds = ConcentrationBounds.Of(fine)!;
            var levels = Enumerable.Range(0, 400).Select(step => (long)(step * 121_000 / 400.0));
            var best = levels.Min(level => Concentration.HerfindahlIndex([.. fine.Where(amount => amount.High > 0).Select(amount => Math.Clamp(level, Math.Max(amount.Low, 0), amount.High))]) ?? 10_000);
            return best >= bounds.Hhi.Low * (1 - Tolerance) && best <= bounds.Hhi.Low * 1.02 + 1;
        });

    [Fact]
    public void Exact_ranges_say_the_same_as_no_ranges() =>
        Gen.Select(PayingBook, Remainder).Sample((book, remainder) =>
        {
            var plain = ConcentrationBounds.Of(book, remainder)!;
            var ranged = ConcentrationBounds.Of(Array.ConvertAll(book, amount => new RangedAmount(amount)), remainder)!;
            return Close(plain.Hhi.Low, ranged.Hhi.Low) && Close(plain.Hhi.High, ranged.Hhi.High) && Close(plain.Top1Share.High, ranged.Top1Share.High);
        });

    [Fact]
    public void An_amount_outside_its_range_is_refused() => Assert.Throws<ArgumentException>(() => new RangedAmount(1, 5, 4));

    private static bool Contains(Interval interval) => interval.Low <= interval.Point && interval.Point <= interval.High;

    private static bool Holds(Interval interval, double measure) => interval.Low <= measure * (1 + Tolerance) && measure <= interval.High * (1 + Tolerance);

    // The ends of the ranges are where bounds break, so they come often.
    private static Gen<long[]> Within(RangedAmount[] book) => Gen.Double[-0.5, 1.5].Array[book.Length]
        .Select(parts => book.Select((amount, i) => amount.Low + (long)(Math.Clamp(parts[i], 0, 1) * (amount.High - amount.Low))).ToArray());
}
