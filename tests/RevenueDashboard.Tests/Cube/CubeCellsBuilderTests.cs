using CsCheck;
using RevenueDashboard.Cube;

namespace RevenueDashboard.Tests.Cube;

public sealed class CubeCellsBuilderTests
{
    private static readonly Month January = Month.Parse("2024-01");
    private static readonly Currency Euro = Currency.Parse("EUR");

    private static long Same(long amount, Currency currency, Month month) => amount;

    [Fact]
    public void Records_of_one_cell_are_summed_and_take_the_least_sure_status()
    {
        var builder = new CubeCellsBuilder(January);
        builder.Add(January, 7, 1, RevenueType.Usage, Currency.Usd, 100, RecordStatus.Actual);
        builder.Add(January, 7, 1, RevenueType.Usage, Currency.Usd, -30, RecordStatus.Estimated);
        builder.Add(January, 7, 1, RevenueType.Credit, Currency.Usd, -5, RecordStatus.Actual);

        var cells = builder.Build(Same).Of(January);

        Assert.Equal([70, -5], cells.Amounts.ToArray());
        Assert.Equal([RevenueType.Usage, RevenueType.Credit], cells.Types.ToArray());
        Assert.Equal([RecordStatus.Estimated, RecordStatus.Actual], cells.Statuses.ToArray());
    }

    [Fact]
    public void Currencies_are_summed_before_they_are_converted_and_joined()
    {
        var builder = new CubeCellsBuilder(January);
        builder.Add(January, 0, 0, RevenueType.Usage, Euro, 1, RecordStatus.Actual);
        builder.Add(January, 0, 0, RevenueType.Usage, Currency.Usd, 10, RecordStatus.Actual);
        builder.Add(January, 0, 0, RevenueType.Usage, Euro, 2, RecordStatus.Actual);

        // Half a unit for each: rounded once for 3, not twice for 1 and 2.
        var cells = builder.Build((amount, currency, _) => currency == Euro ? amount / 2 : amount);

        Assert.Equal([11], cells.Of(January).Amounts.ToArray());
    }

    [Fact]
    public void Amounts_in_other_currencies_are_kept_beside_their_cell_and_the_reporting_currency_is_not()
    {
        var pound = Currency.Parse("GBP");
        var builder = new CubeCellsBuilder(January);
        builder.Add(January + 1, 3, 0, RevenueType.Usage, pound, 7, RecordStatus.Actual);
        builder.Add(January, 1, 0, RevenueType.Usage, Currency.Usd, 10, RecordStatus.Actual);
        builder.Add(January, 2, 0, RevenueType.Usage, pound, 5, RecordStatus.Actual);
        builder.Add(January, 2, 0, RevenueType.Usage, Currency.Usd, 20, RecordStatus.Actual);
        builder.Add(January, 2, 0, RevenueType.Usage, Euro, 4, RecordStatus.Actual);
        builder.Add(January, 2, 0, RevenueType.Usage, Euro, 2, RecordStatus.Actual);

        var cells = builder.Build((amount, currency, _) => currency == Currency.Usd ? amount : amount * 2, Currency.Usd);

        Assert.Equal([10, 42, 14], cells.Amounts);
        Assert.Equal([1, 1, 2], cells.Foreign.Cells.ToArray());
        Assert.Equal(["EUR", "GBP", "GBP"], cells.Foreign.Currencies.ToArray().Select(currency => currency.Code));
        Assert.Equal([6, 5, 7], cells.Foreign.Amounts.ToArray());
        Assert.Equal([0, 0, 2, 3], Enumerable.Range(0, 4).Select(cells.Foreign.FirstFrom));
    }

    [Fact]
    public void A_book_in_one_currency_keeps_nothing_beside_its_cells()
    {
        var builder = new CubeCellsBuilder(January);
        builder.Add(January, 1, 0, RevenueType.Usage, Currency.Usd, 10, RecordStatus.Actual);

        Assert.Same(ForeignCells.None, builder.Build(Same, Currency.Usd).Foreign);
    }

    [Fact]
    public void A_month_between_two_has_no_cells_and_a_month_outside_neither()
    {
        var builder = new CubeCellsBuilder(January);
        builder.Add(January + 3, 0, 0, RevenueType.Usage, Currency.Usd, 4, RecordStatus.Actual);
        builder.Add(January + 1, 0, 0, RevenueType.Usage, Currency.Usd, 2, RecordStatus.Actual);

        var cells = builder.Build(Same);

        Assert.Equal(new MonthRange(January + 1, January + 3), cells.Months);
        Assert.Equal([0, 1, 0, 1, 0], Enumerable.Range(0, 5).Select(month => cells.Of(January + month).Count));
    }

    [Fact]
    public void No_records_make_no_months() => Assert.Null(new CubeCellsBuilder(January).Build(Same).Months);

    [Fact]
    public void A_cell_beyond_64_bits_is_an_error()
    {
        var builder = new CubeCellsBuilder(January);
        builder.Add(January, 0, 0, RevenueType.Usage, Currency.Usd, long.MaxValue, RecordStatus.Actual);
        builder.Add(January, 0, 0, RevenueType.Usage, Currency.Usd, 1, RecordStatus.Actual);

        Assert.Throws<OverflowException>(() => builder.Build(Same));
    }

    [Fact]
    public void Any_records_in_any_order_sum_to_the_same_cells() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 20], Gen.Int[0, 3], Gen.Long[-1000, 1000]).Array[0, 200].Sample(records =>
        {
            var builder = new CubeCellsBuilder(January);
            foreach (var (month, customer, product, amount) in records) builder.Add(January + month, customer, product, RevenueType.Usage, Currency.Usd, amount, RecordStatus.Actual);
            var cells = builder.Build(Same);

            var expected = records
                .GroupBy(record => (record.Item1, record.Item2, record.Item3))
                .OrderBy(group => group.Key)
                .Select(group => (group.Key.Item1, group.Key.Item2, group.Key.Item3, group.Sum(record => record.Item4)));
            var found = Enumerable.Range(0, 6).SelectMany(month =>
            {
                var slice = cells.Of(January + month);
                var (customers, products, amounts) = (slice.Customers.ToArray(), slice.Products.ToArray(), slice.Amounts.ToArray());
                return Enumerable.Range(0, slice.Count).Select(i => (month, customers[i], (int)products[i], amounts[i]));
            });
            return expected.SequenceEqual(found);
        });
}
