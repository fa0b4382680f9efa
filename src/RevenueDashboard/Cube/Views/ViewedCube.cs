namespace RevenueDashboard.Cube;

/// <summary>Makes the cube of a view from the cube of the book: one pass over its cells.</summary>
internal sealed class ViewedCube
{
    private readonly RevenueCube cube;
    private readonly CubeView view;
    private readonly RatedCells rated;
    private readonly CustomerGroups? groups;
    private readonly bool[] customers;
    private readonly bool[] types;
    private readonly int?[] margins;

    private ViewedCube(RevenueCube cube, CubeView view)
    {
        (this.cube, this.view) = (cube, view);
        rated = RatedCells.Of(cube, view.RatesOf);
        customers = [.. cube.Customers.Select(IsChosen)];
        types = [.. Enum.GetValues<RevenueType>().Select(IsChosen)];
        margins = [.. cube.Products.Select(MarginOf)];
        groups = view.Grouping == Grouping.Customer ? null : CustomerGroups.Of(cube, view.Grouping);
    }

    /// <exception cref="MissingRateException">A currency of the book has no rate in the month whose rates are asked for.</exception>
    public static RevenueCube Of(RevenueCube cube, CubeView view) => new ViewedCube(cube, view).Make();

    private RevenueCube Make()
    {
        var (cells, ranges) = groups is null && view is { IsPart: false, Basis: RevenueBasis.Net } ? (rated.Cells, rated.Ranges) : Cells();
        return new RevenueCube(
            cube.DataVersion,
            cube.Currency,
            cells,
            groups?.Members ?? cube.Customers,
            cube.Products,
            groups is not null ? new ParentTree() : view.WithTodaysParents ? cube.Parents.At(cube.RunningMonth) : cube.Parents,
            cube.Statuses,
            Totals(),
            ranges)
        {
            KnownOn = cube.KnownOn,
            RunningMonth = cube.RunningMonth,
            IsSample = cube.IsSample,
            Calendar = cube.Calendar,
            Decided = cube.Decided,
            Series = cube.Series,
            Roles = groups is null ? cube.Roles : [],
            Evidence = groups is null ? cube.Evidence : [],
            Overrides = groups is null ? cube.Overrides : [],
            Rates = rated.Rates,
            Claims = cube.Claims,
            Limits = cube.Limits,
            Waivers = cube.Waivers,
            Goals = cube.Goals,
            Quantities = cells == rated.Cells ? cube.Quantities : QuantitiesOf(cells),
            Events = cube.Events,
            Months = cube.Months,
            Book = cube,
            View = view,
            WithoutMargin = view.Basis == RevenueBasis.GrossProfit ? [.. cube.Products.Where(product => MarginOf(product) is null).Select(product => product.Name)] : [],
        };
    }

    private (CubeCells Cells, Dictionary<int, CubeRange> Ranges) Cells()
    {
        var of = rated.Cells;
        if (of.Months is not { } months) return (of, rated.Ranges);

        // A product is all that was published of it; nobody else's customers are known by their products alone.
        var remainders = view.Grouping == Grouping.Product ? ProductRemainders.Of(of, Totals(), cube.Statuses, cell => AmountOf(of.Amounts[cell], of.Products[cell])) : null;
        var made = new ViewedCells(months, of.Count + (remainders?.Count ?? 0));
        // Only where a cell stays what it was: sums and margins are rounded, and could not be converted again to the last unit.
        var keepsForeign = groups is null && view.Basis != RevenueBasis.GrossProfit;
        var (foreign, next) = (new ForeignCells.Builder(), 0);
        foreach (var month in months)
        {
            var slice = of.Of(month);
            for (var cell = slice.Start; cell < slice.End; cell++)
            {
                var (customer, product, type) = (of.Customers[cell], of.Products[cell], of.Types[cell]);
                if (!customers[customer] || !types[(int)type]) continue;
                if (AmountOf(of.Amounts[cell], product) is not { } amount) continue;

                var entity = groups?.GroupOf(customer, product, type) ?? customer;
                // How much of a published total is whose does not move the total.
                var range = remainders?.IsWhole(month, product) == true ? null : rated.Ranges.GetValueOrDefault(cell);
                made.Add(entity, product, type, amount, of.Statuses[cell], range is null ? null : RangeOf(range, product, amount));
                if (keepsForeign) foreign.Take(of.Foreign, ref next, cell, cell + 1, at: made.Count - 1);
            }

            if (remainders is not null)
            {
                // Nobody said of what type it is: as in a file that does not say it.
                foreach (var rest in remainders.Of(month)) made.Add(rest.Product, rest.Product, RevenueType.Usage, rest.Amount, rest.Status, null);
            }

            made.EndMonth();
        }

        return made.Build(foreign.Build());
    }

    // A quantity is of its cell, in whatever basis the amount is.
    private CubeQuantities QuantitiesOf(CubeCells made)
    {
        var of = rated.Cells;
        var quantities = new CubeQuantitiesBuilder();
        for (var place = 0; place < cube.Quantities.Count; place++)
        {
            var (cell, unit, quantity) = cube.Quantities[place];
            var (customer, product, type) = (of.Customers[cell], of.Products[cell], of.Types[cell]);
            if (!customers[customer] || !types[(int)type] || AmountOf(of.Amounts[cell], product) is null) continue;
            quantities.Add(made.PositionOf(of.MonthOf(cell), groups?.GroupOf(customer, product, type) ?? customer, product, type), unit, quantity);
        }

        return quantities.Build();
    }

    private CubeRange RangeOf(CubeRange range, int product, long amount)
    {
        var (one, other) = (AmountOf(range.Low, product) ?? amount, AmountOf(range.High, product) ?? amount);
        // A loss grows with the revenue: the most revenue is the least profit.
        return range with { Low = Math.Min(one, other), High = Math.Max(one, other) };
    }

    // Null leaves the cell out.
    private long? AmountOf(long amount, int product) => view.Basis switch
    {
        RevenueBasis.Gross => amount < 0 ? null : amount,
        RevenueBasis.GrossProfit => margins[product] is { } margin ? GrossMargin.Times(amount, margin) : null,
        _ => amount,
    };

    private int? MarginOf(CubeProduct product) => GrossMargin.Of(product, view.Margin);

    private Dictionary<(Month, int), CubeTotal> Totals()
    {
        // A published total is net, and of all customers.
        if (view.IsPart || view.Basis == RevenueBasis.Gross) return [];
        if (view.Basis == RevenueBasis.Net) return rated.Totals;
        return rated.Totals
            .Where(total => margins[total.Key.Product] is not null)
            .ToDictionary(total => total.Key, total => total.Value with { Amount = GrossMargin.Times(total.Value.Amount, margins[total.Key.Product]!.Value) });
    }

    private bool IsChosen(CubeCustomer customer) =>
        IsAmong(view.Industries, customer.Industry) && IsAmong(view.Countries, customer.Country) && IsAmong(view.PreviousProviders, customer.PreviousProvider);

    private bool IsChosen(RevenueType type) =>
        (view.Types.Count == 0 || view.Types.Contains(type)) && (view.Basis != RevenueBasis.Gross || type is not (RevenueType.Credit or RevenueType.Adjustment));

    private static bool IsAmong(IReadOnlyList<string> chosen, string? said) => chosen.Count == 0 || chosen.Any(name => Names.Key(name) == Names.Key(said ?? ""));
}
