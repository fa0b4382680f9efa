using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>
/// The revenue type that is usual for a product, as the product data say: what a spend file without a column of types means. A record keeps the
/// type it was given, whatever is said of its product later.
/// </summary>
internal sealed class UsualTypes(IReadOnlyDictionary<string, RevenueType> types)
{
    private const int Named = 5;

    /// <summary>Nothing is said of any product.</summary>
    public static UsualTypes None { get; } = new(new Dictionary<string, RevenueType>());

    /// <summary>What holds in the book: of each product what was said last.</summary>
    public static async Task<UsualTypes> LoadAsync(RevenueContext context, CancellationToken cancellation)
    {
        var said = await (
            from fact in context.ProductFacts
            join batch in context.Batches on fact.BatchId equals batch.Id
            join product in context.Products on fact.ProductId equals product.Id
            where batch.State == BatchState.Committed && fact.RevenueType != null
            orderby batch.CommitNumber
            select new { product.Key, fact.RevenueType }).AsNoTracking().ToListAsync(cancellation);
        return said.Count == 0 ? None : new UsualTypes(said.GroupBy(fact => fact.Key).ToDictionary(product => product.Key, product => product.Last().RevenueType!.Value));
    }

    /// <param name="productKey"><see cref="Names.Key"/> of the product.</param>
    /// <returns>Usage, where nothing is said.</returns>
    public RevenueType Of(string productKey) => types.GetValueOrDefault(productKey);

    /// <summary>What was taken for a file without a column of types; null where it is usage throughout.</summary>
    /// <param name="products">The products of the file and what was taken for them.</param>
    public static string? Note(IReadOnlyList<(string Name, RevenueType Type)> products)
    {
        var other = products.Where(product => product.Type != RevenueType.Usage).ToList();
        if (other.Count == 0) return null;

        var named = string.Join(", ", other.Take(Named).Select(product => $"{product.Name} is {WordText.NameOf(product.Type)}"));
        var rest = other.Count > Named ? FormattableString.Invariant($", and {other.Count - Named:N0} more") : "";
        return $"The file has no revenue type. As the product data say, {named}{rest}{(other.Count < products.Count ? "; the others are usage" : "")}.";
    }
}
