using System.Globalization;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>
/// The customers and products that a file beside the spend names and the book does not have. Such a file mostly speaks of what is known: a name that is not may be
/// a slip of the pen, and is told with its line.
/// </summary>
internal sealed class NamesNewToBook(SpendSink numbers)
{
    private const int Shown = 5;

    private readonly Dictionary<int, (long Line, string Name)> customers = [];
    private readonly Dictionary<int, (long Line, string Name)> products = [];

    public void Customer(int number, long line, string name)
    {
        if (numbers.HasCustomers && numbers.IsNewCustomer(number)) customers.TryAdd(number, (line, name));
    }

    public void Product(int number, long line, string name)
    {
        if (numbers.HasProducts && numbers.IsNewProduct(number)) products.TryAdd(number, (line, name));
    }

    /// <summary>Null when there are none; of a book without customers or products none of them is told.</summary>
    public string? Note()
    {
        string?[] kinds = [Describe([.. customers.Values], "customer"), Describe([.. products.Values], "product")];
        var told = kinds.OfType<string>().ToList();
        return told.Count == 0 ? null : $"New to the book: {string.Join("; ", told)}. Check the spelling if the book should know {(customers.Count + products.Count == 1 ? "it" : "them")}.";
    }

    private static string? Describe(List<(long Line, string Name)> names, string word)
    {
        if (names.Count == 0) return null;

        var shown = string.Join(", ", names.OrderBy(name => name.Line).Take(Shown).Select(name => string.Create(CultureInfo.InvariantCulture, $"{Excerpt.Of(name.Name)} (line {name.Line})")));
        var more = names.Count > Shown ? string.Create(CultureInfo.InvariantCulture, $" and {names.Count - Shown:N0} more") : "";
        return names.Count == 1 ? $"{word} {shown}" : string.Create(CultureInfo.InvariantCulture, $"{names.Count:N0} {word}s: {shown}{more}");
    }
}
