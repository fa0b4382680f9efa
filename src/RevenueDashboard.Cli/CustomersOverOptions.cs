using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Cli;

/// <summary><c>revenue report customers-over --amount 1000000</c>, or <c>--quantity 10000 --unit seats</c>.</summary>
internal sealed class CustomersOverOptions
{
    public const string Report = "customers-over";

    private readonly Option<decimal?> amount = new("--amount") { Description = "customers-over: revenue of the last 12 months of at least this, in the book's currency.", CustomParser = Read };
    private readonly Option<decimal?> quantity = new("--quantity") { Description = "customers-over: at least so many of --unit in a month.", CustomParser = Read };
    private readonly Option<string?> unit = new("--unit") { Description = "The unit of --quantity: seats." };

    public CustomersOverOptions(Command command)
    {
        foreach (var option in new Option[] { amount, quantity, unit }) command.Add(option);
    }

    /// <exception cref="ArgumentException">Neither or both were said, or a quantity without a unit.</exception>
    public CustomerThreshold Read(ParseResult parsed) => (parsed.GetValue(amount), parsed.GetValue(quantity), parsed.GetValue(unit)) switch
    {
        ({ } least, null, null) => new CustomerThreshold((long)(least * Money.Scale)),
        (null, { } least, { } of) => new CustomerThreshold((long)(least * Money.Scale), of),
        _ => throw new ArgumentException("Say from where customers count: --amount 1000000, or --quantity 10000 --unit seats."),
    };

    private static decimal? Read(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 1_000_000_000_000m) return number;
        result.AddError($"\"{text}\" is not a number above zero. Write it as 1000000.");
        return null;
    }
}
