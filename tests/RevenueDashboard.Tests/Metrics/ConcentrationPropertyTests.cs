using CsCheck;
using RevenueDashboard.Metrics;
using static RevenueDashboard.Tests.Metrics.Amounts;

namespace RevenueDashboard.Tests.Metrics;

/// <summary>What must hold for every book.</summary>
public sealed class ConcentrationPropertyTests
{
    [Fact]
    public void Merging_two_customers_never_lowers_the_index() =>
        PayingBook.Where(book => book.Length >= 2).Sample(book => Concentration.HerfindahlIndex([book[0] + book[1], .. book[2..]]) >= Concentration.HerfindahlIndex(book));

    [Fact]
    public void The_order_of_the_customers_does_not_matter() =>
        AnyBook.SelectMany(book => Gen.Shuffle(book).Select(shuffled => (book, shuffled)))
            .Sample(books => ConcentrationMeasures.Of(books.book) == ConcentrationMeasures.Of(books.shuffled));

    [Fact]
    public void The_unit_of_the_amounts_does_not_matter() =>
        Gen.Select(AnyBook, Gen.Long[2, 100]).Sample((book, factor) =>
        {
            var one = ConcentrationMeasures.Of(book);
            var scaled = ConcentrationMeasures.Of([.. book.Select(amount => amount * factor)]);
            return Close(one.Top1Share, scaled.Top1Share) && Close(one.Cr5, scaled.Cr5) && Close(one.Hhi, scaled.Hhi) && Close(one.Gini, scaled.Gini)
                && Close(one.Theil, scaled.Theil) && Close(one.EntropyCustomers, scaled.EntropyCustomers) && one.N50 == scaled.N50 && one.N80 == scaled.N80;
        });

    [Fact]
    public void Shares_add_to_one() =>
        AnyBook.Where(book => RevenueBase.Of(book).HasShares).Sample(book =>
            Close(1, book.Where(amount => amount > 0).Sum(amount => Shares.Of(amount, RevenueBase.Of(book).Denominator)!.Value))
            && Concentration.ConcentrationRatio(book, book.Length) == 1);

    [Fact]
    public void Every_measure_is_in_its_range() =>
        AnyBook.Sample(book =>
        {
            var measures = ConcentrationMeasures.Of(book);
            if (measures.Top1Share is null) return measures.Total <= 0;

            var customers = measures.Customers;
            var most = customers * (1 + Tolerance);
            return measures.Top1Share is > 0 and <= 1
                && measures.Cr3 >= measures.Top1Share && measures.Cr5 >= measures.Cr3 && measures.Cr10 >= measures.Cr5 && measures.Cr20 >= measures.Cr10 && measures.Cr20 <= 1
                && measures.Hhi >= 10_000.0 / customers * (1 - Tolerance) && measures.Hhi <= 10_000
                && measures.HhiNormalised is null or (>= 0 and <= 1)
                && measures.EffectiveCustomers >= 1 && measures.EffectiveCustomers <= most
                && measures.EntropyCustomers >= 1 - Tolerance && measures.EntropyCustomers <= most
                && measures.Gini is >= 0 and < 1
                && measures.Theil >= 0 && measures.Theil <= Math.Log(customers) + Tolerance
                && measures.N50 >= 1 && measures.N50 <= measures.N80 && measures.N80 <= customers;
        });

    [Fact]
    public void A_remainder_lowers_every_share_and_customers_for_a_share_only_rise() =>
        Gen.Select(PayingBook, Remainder).Sample((book, remainder) =>
        {
            var without = ConcentrationMeasures.Of(book);
            var with = ConcentrationMeasures.Of(book, remainder);
            return with.Top1Share <= without.Top1Share && with.Hhi <= without.Hhi && with.EffectiveCustomers >= without.EffectiveCustomers
                && (with.N50 is null || with.N50 >= without.N50) && with.Gini == without.Gini && with.HhiNormalised == without.HhiNormalised;
        });

    [Fact]
    public void Hill_numbers_never_rise_with_the_order() =>
        Gen.Select(PayingBook, Gen.Double[0, 50], Gen.Double[0, 50]).Sample((book, one, other) =>
        {
            var low = Concentration.HillNumber(book, Math.Min(one, other))!.Value;
            var high = Concentration.HillNumber(book, Math.Max(one, other))!.Value;
            return high <= low * (1 + 1e-6) && high >= 1 - Tolerance && low <= book.Length * (1 + Tolerance);
        });

    [Fact]
    public void Hill_numbers_of_known_orders_are_the_known_measures() =>
        PayingBook.Sample(book => Concentration.HillNumber(book, 0) == book.Length
            && Close(Concentration.HillNumber(book, 1), Concentration.EntropyNumber(book))
            && Close(Concentration.HillNumber(book, 1 + 1e-6), Concentration.EntropyNumber(book), 1e-4)
            && Close(Concentration.HillNumber(book, 2), Concentration.EffectiveNumber(book))
            && Close(Concentration.HillNumber(book, double.PositiveInfinity), 1 / Concentration.TopShare(book)));

    [Fact]
    public void Single_functions_agree_with_the_one_pass_record() =>
        Gen.Select(AnyBook, Remainder).Sample((book, remainder) =>
        {
            var measures = ConcentrationMeasures.Of(book, remainder);
            return measures.Top1Share == Concentration.TopShare(book, remainder)
                && measures.Cr3 == Concentration.ConcentrationRatio(book, 3, remainder)
                && measures.Cr5 == Concentration.ConcentrationRatio(book, 5, remainder)
                && measures.Cr10 == Concentration.ConcentrationRatio(book, 10, remainder)
                && measures.Cr20 == Concentration.ConcentrationRatio(book, 20, remainder)
                && measures.Cr3Ties == Concentration.TiesAtRank(book, 3)
                && measures.Cr20Ties == Concentration.TiesAtRank(book, 20)
                && measures.Hhi == Concentration.HerfindahlIndex(book, remainder)
                && measures.HhiNormalised == Concentration.NormalisedHerfindahl(book, remainder)
                && measures.EffectiveCustomers == Concentration.EffectiveNumber(book, remainder)
                && measures.EntropyCustomers == Concentration.EntropyNumber(book, remainder)
                && measures.Gini == Concentration.Gini(book, remainder)
                && measures.Theil == Concentration.Theil(book, remainder)
                && measures.N50 == Concentration.CustomersForShare(book, 0.5, remainder)
                && measures.N80 == Concentration.CustomersForShare(book, 0.8, remainder);
        });

    [Fact]
    public void Every_measure_follows_its_textbook_formula() =>
        Gen.Select(AnyBook, Remainder).Sample((book, remainder) =>
        {
            var measures = ConcentrationMeasures.Of(book, remainder);
            if (measures.Hhi is null) return book.Sum() + remainder <= 0 || book.All(amount => amount <= 0);

            var positive = book.Where(amount => amount > 0).Select(amount => (double)amount).OrderDescending().ToArray();
            var known = positive.Sum();
            var shares = positive.Select(amount => amount / (known + remainder)).ToArray();
            var own = positive.Select(amount => amount / known).ToArray();
            var entropy = -own.Sum(share => share * Math.Log(share));
            // The mean absolute difference of all pairs, which is not the formula the product uses.
            var gini = positive.Sum(one => positive.Sum(other => Math.Abs(one - other))) / (2 * positive.Length * known);

            return Close(measures.Top1Share, shares[0])
                && Close(measures.Cr3, shares.Take(3).Sum())
                && Close(measures.Cr20, shares.Take(20).Sum())
                && Close(measures.Hhi, 10_000 * shares.Sum(share => share * share))
                && Close(measures.EffectiveCustomers, 1 / shares.Sum(share => share * share))
                && Close(measures.EntropyCustomers, Math.Exp(entropy))
                && Close(measures.Theil, Math.Log(own.Length) - entropy)
                && Close(measures.Gini, gini)
                && measures.Cr3Ties == (positive.Length < 3 ? 0 : positive.Count(amount => amount == positive[2]));
        });
}
