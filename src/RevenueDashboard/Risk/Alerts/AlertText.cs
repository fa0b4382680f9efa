using System.Globalization;
using RevenueDashboard.Cube;
using RevenueDashboard.Reports;

namespace RevenueDashboard.Risk;

/// <summary>How alerts speak: numbers as everywhere in the product, in text that goes by mail.</summary>
internal static class AlertText
{
    private const int Million = 1_000_000;

    public static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>"20.0 M USD" from a million on, "640,000 USD" below.</summary>
    public static string Amount(long units, Currency currency) => Amount(Money.ToDecimal(units), currency);

    /// <inheritdoc cref="Amount(long, Currency)"/>
    public static string Amount(decimal amount, Currency currency) =>
        Math.Abs(amount) >= Million ? Signed($"{Rounded(Math.Abs(amount) / Million, 1):#,0.0##} M {currency}", amount) : Signed($"{Rounded(Math.Abs(amount), 0):#,0} {currency}", amount);

    /// <summary>"24.1 %".</summary>
    public static string Percent(double share) => Say($"{Rounded((decimal)(share * 100), 1):0.0} %");

    /// <summary>"+30.0 %", "−12.5 %".</summary>
    public static string Change(decimal percent) => (percent < 0 ? "\u2212" : "+") + Say($"{Rounded(Math.Abs(percent), 1):#,0.0} %");

    /// <summary>"20", "12.5": as it was configured.</summary>
    public static string Plain(decimal number) => number.ToString("#,0.####", CultureInfo.InvariantCulture);

    /// <summary>", Azure OpenAI"; empty for all products.</summary>
    public static string Of(string? product) => product is null ? "" : $" of {product}";

    private static decimal Rounded(decimal number, int decimals) => decimal.Round(number, decimals, MidpointRounding.AwayFromZero);

    private static string Signed(FormattableString text, decimal amount) => (amount < 0 ? "\u2212" : "") + Say(text);
}

/// <summary>Addresses of pages that show an alert's figures, relative to the product's address.</summary>
internal static class AlertLink
{
    /// <summary>A page up to a month, of a product, at a level.</summary>
    public static string To(string page, Month? month = null, string? product = null, EntityLevel level = EntityLevel.Parent)
    {
        List<string> parts = [];
        if (month is { } to) parts.Add($"to={to}");
        if (product is not null) parts.Add($"product={Uri.EscapeDataString(product)}");
        if (level == EntityLevel.Customer) parts.Add("level=customer");
        return parts.Count == 0 ? page : $"{page}?{string.Join('&', parts)}";
    }

    public static string ToCustomer(CubeCustomer customer, Month month, string? product = null, EntityLevel level = EntityLevel.Parent) =>
        To(AlertText.Say($"customers/{customer.Id}"), month, product, level);
}
