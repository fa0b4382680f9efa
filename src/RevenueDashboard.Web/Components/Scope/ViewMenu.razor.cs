using Microsoft.AspNetCore.Components;
using RevenueDashboard.Cube;
using RevenueDashboard.Web.Formatting;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Web.Components.Scope;

public sealed partial class ViewMenu(NavigationManager navigation)
{
    private static readonly (RevenueBasis Basis, string Name, string Note)[] Bases =
    [
        (RevenueBasis.Net, "Net revenue", "Charges less credits and refunds"),
        (RevenueBasis.Gross, "Gross charges", "Without credits, adjustments and what is below zero"),
        (RevenueBasis.GrossProfit, "Gross profit", "Net revenue times the middle of each product’s gross margin"),
    ];

    [Parameter, EditorRequired]
    public required RevenueCube Cube { get; set; }

    [Parameter, EditorRequired]
    public required ViewAddress Address { get; set; }

    /// <summary>The page's own address, relative: "revenue".</summary>
    [Parameter, EditorRequired]
    public required string Page { get; set; }

    private sealed record Choice(string Name, bool IsOn, CubeView Toggled);

    private sealed record Filter(string Name, int Chosen, IReadOnlyList<Choice> Choices);

    private CubeView View => Address.View;

    // Groups are chosen on the pages that show them.
    private int Chosen => Filters.Sum(filter => filter.Chosen) + (View.Basis == RevenueBasis.Net ? 0 : 1) + (View.WithTodaysParents ? 1 : 0) + (View.RatesOf is null ? 0 : 1);

    private bool HasRates => View.RatesOf is not null || Cube.In(CubeView.Whole).Cells.Foreign.Count > 0;

    private string InWords
    {
        get
        {
            List<string> words = [];
            if (View.Basis != RevenueBasis.Net) words.Add(Bases.Single(known => known.Basis == View.Basis).Name);
            if (View.WithTodaysParents) words.Add("Today’s parents");
            if (View.RatesOf is { } rates) words.Add($"Rates of {Figures.MonthName(rates)}");
            var filters = Filters.Sum(filter => filter.Chosen);
            if (filters > 0) words.Add(Figures.Count(filters, "filter", "filters"));
            return words.Count == 0 ? "All, net" : string.Join(", ", words);
        }
    }

    private IReadOnlyList<Filter> Filters =>
    [
        Of("Industry", View.Industries, customer => customer.Industry, chosen => View with { Industries = chosen }),
        Of("Country", View.Countries, customer => customer.Country, chosen => View with { Countries = chosen }),
        Of("Previous provider", View.PreviousProviders, customer => customer.PreviousProvider, chosen => View with { PreviousProviders = chosen }),
        new("Revenue type", View.Types.Count, [.. Enum.GetValues<RevenueType>().Select(type => new Choice(type.InWords(), View.Types.Contains(type), View with { Types = Toggle(View.Types, type) }))]),
    ];

    private Filter Of(string name, IReadOnlyList<string> chosen, Func<CubeCustomer, string?> attribute, Func<IReadOnlyList<string>, CubeView> with)
    {
        // Those of the whole book: what a filter leaves out can be chosen too.
        var names = Cube.In(CubeView.Whole).Customers.Select(customer => attribute(customer) ?? "").Concat(chosen).DistinctBy(Names.Key).Order(StringComparer.CurrentCultureIgnoreCase).ToList();
        return new Filter(name, chosen.Count, [.. names.Where(text => names.Count > 1 || text.Length > 0).Select(text =>
        {
            var on = chosen.FirstOrDefault(other => Names.Key(other) == Names.Key(text));
            return new Choice(text.Length == 0 ? "Not said" : text, on is not null, with(Toggle(chosen, on ?? text)));
        })]);
    }

    private static IReadOnlyList<T> Toggle<T>(IReadOnlyList<T> chosen, T one) => chosen.Contains(one) ? [.. chosen.Where(other => !Equals(other, one))] : [.. chosen, one];

    private void ChooseRates(ChangeEventArgs change)
    {
        if (Month.TryParse(change.Value as string, out var month)) Go(View with { RatesOf = month });
    }

    private void Go(CubeView view) => navigation.NavigateTo((Address with { View = view }).On(Page));
}
