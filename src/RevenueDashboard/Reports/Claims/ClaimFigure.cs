using System.Globalization;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;

namespace RevenueDashboard.Reports;

/// <summary>What the book gives for a claim, in the claim's own unit.</summary>
/// <param name="Value">Null when it cannot be worked out.</param>
/// <param name="Low">Least it can be, where records have ranges; otherwise the value.</param>
/// <param name="High">Most it can be; null when nothing bounds it, and when there is no value.</param>
/// <param name="WhyNot">Why there is none, in a sentence; null when there is.</param>
public sealed record ClaimFigure(double? Value, double? Low, double? High, string? WhyNot)
{
    private const int MonthsOfYear = 12;

    /// <summary>What else the book says of the same months, that a reader may take the claim for; null when nothing.</summary>
    public string? Beside { get; init; }

    internal static ClaimFigure Of(RevenueCube cube, CubeClaim claim)
    {
        if (claim.Metric == ClaimMetric.Other) return Not("No figure of the book says it.");
        if (claim.Months is not { } months) return Not("It does not say which month it is about.");
        if (claim.Product is { } name && cube.ProductNamed(name) is null) return Not($"The book has no product called {name}.");

        var question = new ReportQuestion { From = months.First, To = months.Last, Products = claim.Product is null ? [] : [claim.Product] };
        int? customer = null;
        if (claim.Customer is { } said)
        {
            customer = CustomerNamed(cube, said);
            if (customer is not { } known) return Not($"The book has no customer called {said}.");
            // One that is controlled by another is meant alone; one that controls others is meant with them.
            question = question with { Level = cube.Parents.ParentOf(known, months.Last) == known ? EntityLevel.Parent : EntityLevel.Customer };
        }

        var book = new ScopedBook(cube, question);
        return new Work(book, claim, months, customer).Out();
    }

    private static ClaimFigure Not(string why) => new(null, null, null, why);

    private static int? CustomerNamed(RevenueCube cube, string name)
    {
        var key = Names.Key(name);
        for (var position = 0; position < cube.Customers.Count; position++)
        {
            if (Names.Key(cube.Customers[position].Name) == key) return cube.CustomerWithId(cube.Customers[position].Id);
        }

        return null;
    }

    private sealed class Work(ScopedBook book, CubeClaim claim, MonthRange months, int? customer)
    {
        public ClaimFigure Out()
        {
            if (NeedsCustomer && customer is null) return Not("It does not say which customer it is about.");
            if (IsGrowth && months.Count == 1) return Not("A growth is between two months: it names one.");
            if (!IsGrowth && !TakesSeveral && months.Count > 1) return Not("It is of one month: it names several.");
            if (NeedsOver && claim.Over is null) return Not("It does not say over how much.");
            if (IsMoney && claim.Unit is { } unit && unit != book.Cube.Currency.Code) return Not($"It is in {unit}, the book is in {book.Cube.Currency}.");
            if (claim.Metric is ClaimMetric.Share or ClaimMetric.Top1Share or ClaimMetric.Cr3 or ClaimMetric.Cr5 or ClaimMetric.Cr10 or ClaimMetric.Cr20 && claim.Unit is not (null or "%"))
                return Not("A share is in per cent.");
            if (IsGrowth && claim.Unit is not ("%" or "times")) return Not("A growth is in per cent or in times: it says neither.");
            if (Gap() is { } gap) return Not($"{gap.InWords}.");

            return claim.Metric switch
            {
                ClaimMetric.Total => Money(Sum(month => book.TotalOf(month) ?? 0)),
                ClaimMetric.AnnualRunRate => Metrics.Growth.AnnualRunRate(book.TotalOf(months.Last)) is { } year ? Money(year) : Not("Twelve times the month is more than is counted."),
                ClaimMetric.TotalGrowth => Growth(book.TotalOf(months.First), book.TotalOf(months.Last)),
                ClaimMetric.Amount => AmountOf(1),
                ClaimMetric.MonthlyAmount => AmountOf(months.Count),
                ClaimMetric.AmountGrowth => Growth(CustomerIn(months.First), CustomerIn(months.Last)),
                ClaimMetric.Share => ShareOf(),
                ClaimMetric.CustomersOver => Count(OverRevenue(months.Last)),
                ClaimMetric.CustomersOverGrowth => Growth(OverRevenue(months.First), OverRevenue(months.Last)),
                ClaimMetric.Quantity => Quantities(unit => Exactly(Seats(months.Last, unit).Sum(seats => (decimal)seats.Value) / Scale)),
                ClaimMetric.QuantityGrowth => Quantities(unit => Growth(TotalSeats(months.First, unit), TotalSeats(months.Last, unit))),
                ClaimMetric.CustomersOverQuantity => Quantities(unit => Count(OverSeats(months.Last, unit))),
                ClaimMetric.CustomersOverQuantityGrowth => Quantities(unit => Growth(OverSeats(months.First, unit), OverSeats(months.Last, unit)) with { Beside = VolumeBeside(unit) }),
                _ => OfConcentration(ConcentrationMonth.Of(book, months.Last)),
            };
        }

        private const decimal Scale = RevenueDashboard.Money.Scale;

        private bool NeedsCustomer => claim.Metric is ClaimMetric.Amount or ClaimMetric.MonthlyAmount or ClaimMetric.AmountGrowth or ClaimMetric.Share;

        private bool IsGrowth => claim.Metric is ClaimMetric.TotalGrowth or ClaimMetric.AmountGrowth or ClaimMetric.CustomersOverGrowth or ClaimMetric.QuantityGrowth or ClaimMetric.CustomersOverQuantityGrowth;

        private bool TakesSeveral => claim.Metric is ClaimMetric.Total or ClaimMetric.Amount or ClaimMetric.MonthlyAmount or ClaimMetric.Share;

        private bool NeedsOver => claim.Metric is ClaimMetric.CustomersOver or ClaimMetric.CustomersOverGrowth or ClaimMetric.CustomersOverQuantity or ClaimMetric.CustomersOverQuantityGrowth;

        private bool IsMoney => claim.Metric is ClaimMetric.Total or ClaimMetric.AnnualRunRate or ClaimMetric.Amount or ClaimMetric.MonthlyAmount;

        // The months that the figure is made from: both ends of a growth, a year for customers over a revenue, all of a sum.
        private IEnumerable<Month> Needed() => claim.Metric switch
        {
            ClaimMetric.CustomersOver => MonthRange.Ending(months.Last, MonthsOfYear),
            ClaimMetric.CustomersOverGrowth => MonthRange.Ending(months.First, MonthsOfYear).Concat(MonthRange.Ending(months.Last, MonthsOfYear)),
            _ when IsGrowth => [months.First, months.Last],
            _ => months,
        };

        private PeriodGap? Gap() => Needed().Select(month => PeriodGap.Of(book, month)).FirstOrDefault(gap => gap is not null);

        private long Sum(Func<Month, long> of)
        {
            long sum = 0;
            foreach (var month in months) sum = checked(sum + of(month));
            return sum;
        }

        private long CustomerIn(Month month) => book.EntitiesOf(month).AmountOf(customer!.Value);

        private (long Low, long High) BoundsOf()
        {
            if (!book.Cube.HasRanges) return (Sum(CustomerIn), Sum(CustomerIn));

            long low = 0, high = 0;
            foreach (var month in months)
            {
                var (least, most, _, _) = book.BoundsOf(month, customer!.Value);
                (low, high) = (checked(low + least), checked(high + most));
            }

            return (low, high);
        }

        private ClaimFigure AmountOf(int parts)
        {
            var (low, high) = BoundsOf();
            var whole = (double)Scale * parts;
            return new ClaimFigure(Sum(CustomerIn) / whole, low / whole, high / whole, null);
        }

        private ClaimFigure ShareOf()
        {
            // As reports give it for one month; of several, the sums over the sums.
            var whole = Sum(month => book.ShareBaseOf(month) ?? 0);
            if (whole <= 0) return Not("The total is not above zero: nobody has a share of it.");
            if (months.Count == 1 && book.Cube.HasRanges && book.ShareRangeOf(months.Last, customer!.Value) is { } range) return new ClaimFigure(100 * range.Point, 100 * range.Low, 100 * range.High, null);
            return Exactly(100m * Sum(CustomerIn) / whole);
        }

        private long OverRevenue(Month last)
        {
            var sums = new long[book.Cube.Customers.Count];
            var isThere = new bool[sums.Length];
            foreach (var month in MonthRange.Ending(last, MonthsOfYear))
            {
                var (entities, amounts) = book.EntitiesOf(month, parentsOf: last);
                for (var place = 0; place < entities.Length; place++)
                    (sums[entities[place]], isThere[entities[place]]) = (checked(sums[entities[place]] + amounts[place]), true);
            }

            return sums.Where((sum, entity) => isThere[entity] && sum >= claim.Over).LongCount();
        }

        private ClaimFigure Quantities(Func<int, ClaimFigure> figure)
        {
            var units = Needed().SelectMany(month => UnitsIn(month)).Distinct().ToList();
            return units.Count switch
            {
                0 => Not("The book has no quantities of these months."),
                1 => figure(units[0]),
                _ => Not($"The book counts in several units: {string.Join(", ", units.Select(unit => book.Cube.Quantities.Units[unit]))}. Name a product that has one."),
            };
        }

        private HashSet<int> UnitsIn(Month month)
        {
            var found = book.Cube.Quantities.Of(book.Cube.Cells.Of(month));
            var units = new HashSet<int>();
            for (var place = 0; place < found.Count; place++)
            {
                if (book.Products.Contains(book.Cube.Cells.Products[found.Cells[place]])) units.Add(found.Units[place]);
            }

            return units;
        }

        private Dictionary<int, long> Seats(Month month, int unit)
        {
            var found = book.Cube.Quantities.Of(book.Cube.Cells.Of(month));
            var seats = new Dictionary<int, long>();
            for (var place = 0; place < found.Count; place++)
            {
                var cell = found.Cells[place];
                if (found.Units[place] != unit || !book.Products.Contains(book.Cube.Cells.Products[cell])) continue;
                var entity = book.Cube.EntityOf(book.Cube.Cells.Customers[cell], month, book.Level);
                seats[entity] = checked(seats.GetValueOrDefault(entity) + found.Quantities[place]);
            }

            return seats;
        }

        private long TotalSeats(Month month, int unit) => Seats(month, unit).Values.Aggregate(0L, (sum, seats) => checked(sum + seats));

        private long OverSeats(Month month, int unit) => Seats(month, unit).Values.Count(seats => seats >= claim.Over);

        private string VolumeBeside(int unit)
        {
            var (first, last) = (TotalSeats(months.First, unit), TotalSeats(months.Last, unit));
            return string.Create(CultureInfo.InvariantCulture,
                $"This counts customers ({OverSeats(months.First, unit)} to {OverSeats(months.Last, unit)}). Volume went from {first / Scale:#,0.##} to {last / Scale:#,0.##} {book.Cube.Quantities.Units[unit]}{(first > 0 ? $", {(double)last / first:0.00} times" : "")}.");
        }

        private static ClaimFigure OfConcentration(ConcentrationMonth month, ClaimMetric metric) => month.Measures is not { } measures ? Not("The month is missing.") : metric switch
        {
            ClaimMetric.Top1Share => Percent(measures.Top1Share),
            ClaimMetric.Cr3 => Percent(measures.Cr3),
            ClaimMetric.Cr5 => Percent(measures.Cr5),
            ClaimMetric.Cr10 => Percent(measures.Cr10),
            ClaimMetric.Cr20 => Percent(measures.Cr20),
            ClaimMetric.Hhi => Number(measures.Hhi),
            ClaimMetric.EffectiveCustomers => Number(measures.EffectiveCustomers),
            ClaimMetric.Customers => Number(measures.Customers),
            _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "Not a measure of concentration."),
        };

        private ClaimFigure OfConcentration(ConcentrationMonth month)
        {
            var figure = OfConcentration(month, claim.Metric);
            if (figure.Value is null || (!book.Cube.HasRanges && book.UnallocatedOf(months.Last) == 0) || book.ConcentrationBoundsOf(months.Last) is not { } bounds) return figure;
            return claim.Metric switch
            {
                ClaimMetric.Top1Share => Within(figure, 100 * bounds.Top1Share.Low, 100 * bounds.Top1Share.High),
                ClaimMetric.Hhi => Within(figure, bounds.Hhi.Low, bounds.Hhi.High),
                ClaimMetric.EffectiveCustomers => Within(figure, bounds.EffectiveCustomers.Low, bounds.EffectiveCustomers.High),
                _ => figure,
            };
        }

        private ClaimFigure Growth(long? from, long? to)
        {
            if (from is not > 0 || to is null) return Not("There is nothing above zero to grow from.");
            var factor = (double)to.Value / from.Value;
            return Number(claim.Unit == "%" ? 100 * (factor - 1) : factor);
        }

        private static ClaimFigure Within(ClaimFigure figure, double low, double high) => figure with
        {
            Low = Math.Min(low, figure.Value!.Value),
            High = double.IsPositiveInfinity(high) ? null : Math.Max(high, figure.Value!.Value),
        };

        private static ClaimFigure Money(long units) => Exactly(RevenueDashboard.Money.ToDecimal(units));

        private static ClaimFigure Count(long count) => Exactly(count);

        private static ClaimFigure Exactly(decimal value) => new((double)value, (double)value, (double)value, null);

        private static ClaimFigure Percent(double? share) => Number(100 * share);

        private static ClaimFigure Number(double? value) => value is null ? Not("The measure has no meaning for this month.") : new ClaimFigure(value, value, value, null);
    }
}
