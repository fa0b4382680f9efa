using System.CommandLine;
using RevenueDashboard.Cube;

namespace RevenueDashboard.Cli;

/// <summary>How a report sees the book: <c>--basis</c>, <c>--by</c>, filters. The same choices as on a page.</summary>
internal sealed class ViewOptions
{
    private static readonly Dictionary<string, RevenueType> TypeNames = Enum.GetValues<RevenueType>().ToDictionary(type => type.InWords().ToLowerInvariant().Replace(' ', '-'));

    private static readonly Dictionary<string, Grouping> GroupingNames = new(StringComparer.Ordinal)
    {
        ["customer"] = Grouping.Customer,
        ["product"] = Grouping.Product,
        ["industry"] = Grouping.Industry,
        ["country"] = Grouping.Country,
        ["type"] = Grouping.RevenueType,
        ["previous-provider"] = Grouping.PreviousProvider,
    };

    private readonly Option<string> basis = new("--basis") { Description = "net, gross (without credits) or gross-profit (net times the product's margin)", DefaultValueFactory = _ => "net" };
    private readonly Option<string> by = new("--by") { Description = "Whose shares: customer (at the --level), product, industry, country, type or previous-provider", DefaultValueFactory = _ => "customer" };
    private readonly Option<string[]> industries = new("--industry") { Description = "Only customers of this industry; several times for several. \"\" is those without one.", AllowMultipleArgumentsPerToken = false };
    private readonly Option<string[]> countries = new("--country") { Description = "Only customers in this country; several times for several." };
    private readonly Option<string[]> providers = new("--previous-provider") { Description = "Only customers won from this provider; several times for several." };
    private readonly Option<string[]> types = new("--type") { Description = $"Only revenue of this type: {string.Join(", ", TypeNames.Keys)}; several times for several." };
    private readonly Option<bool> todaysParents = new("--todays-parents") { Description = "Today's parents in every month. Default: each month with the parents it had." };

    private readonly Option<Month?> ratesOf = new("--rates-of")
    {
        Description = "The month whose exchange rates hold in all months, 2024-03. Default: each month at its own.",
        CustomParser = result =>
        {
            if (Month.TryParse(result.Tokens.Single().Value, out var month)) return month;
            result.AddError($"\"{result.Tokens.Single().Value}\" is not a month. Write it as 2024-03.");
            return null;
        },
    };

    public ViewOptions(Command command)
    {
        basis.AcceptOnlyFromAmong("net", "gross", "gross-profit");
        by.AcceptOnlyFromAmong([.. GroupingNames.Keys]);
        types.AcceptOnlyFromAmong([.. TypeNames.Keys]);
        foreach (var option in new Option[] { basis, by, industries, countries, providers, types, todaysParents, ratesOf }) command.Add(option);
    }

    public CubeView Read(ParseResult parsed) => new()
    {
        Basis = parsed.GetValue(basis) switch { "gross" => RevenueBasis.Gross, "gross-profit" => RevenueBasis.GrossProfit, _ => RevenueBasis.Net },
        Grouping = GroupingNames[parsed.GetValue(by)!],
        Industries = parsed.GetValue(industries) ?? [],
        Countries = parsed.GetValue(countries) ?? [],
        PreviousProviders = parsed.GetValue(providers) ?? [],
        Types = [.. (parsed.GetValue(types) ?? []).Distinct(StringComparer.Ordinal).Select(name => TypeNames[name])],
        WithTodaysParents = parsed.GetValue(todaysParents),
        RatesOf = parsed.GetValue(ratesOf),
    };
}
