using RevenueDashboard.Data;
namespace RevenueDashboard.Importing;

/// <summary>The products a spend file names, numbered in the order of the file.</summary>
internal sealed class SpendProducts
{
    private readonly ImportLimits limits;
    private readonly ISpendSink sink;
    private readonly ProblemList problems;
    private readonly FieldCache<FileProduct> spellings;
    private readonly Dictionary<string, FileProduct> byKey = [];
    private readonly List<FileProduct> products = [];
    private readonly FileProduct? only;
    private readonly UsualTypes usual;

    private static FileProduct Total { get; } = new(NameText.Total, -1, -1, default, default);

    public SpendProducts(SpendFileOptions options, ImportLimits limits, ISpendSink sink, ProblemList problems, bool totalsAreProblems)
    {
        (this.limits, this.sink, this.problems, usual) = (limits, sink, problems, options.UsualTypes);
        if (options.Product is not null) only = Understand(options.Product);
        if (only?.Text.Fault is { } fault) problems.Add(0, null, fault, Excerpt.Of(options.Product!));
        spellings = new(field => totalsAreProblems && TotalWords.Are(field) ? Total : Understand(field));
    }

    /// <summary>The sink has heard of a product.</summary>
    public bool HandedOn { get; private set; }

    public FileProduct Find(ReadOnlySpan<byte> field) => only ?? spellings[field];

    /// <summary>Each product as it is first spelled, with what is usual for it.</summary>
    public IReadOnlyList<(string Name, RevenueType Type)> Usual => [.. products.Select(product => (product.Text.Name, product.UsualType))];

    public int ProductId(int number) => products[number].ProductId;

    private FileProduct Understand(string field)
    {
        var text = NameText.Read(field, NameKind.Product, limits.CustomerLength);
        if (text.Fault is not null) return new FileProduct(text, -1, -1, default, default);
        if (byKey.TryGetValue(text.Key, out var known)) return known;

        HandedOn |= !problems.Any;
        var product = new FileProduct(text, products.Count, problems.Any ? -1 : sink.ProductOf(text.Key, text.Name), ContentHash.Of(text.Key), usual.Of(text.Key));
        byKey.Add(text.Key, product);
        products.Add(product);
        return product;
    }

    /// <param name="Text">Its first spelling.</param>
    /// <param name="Number">Place in the order of the file, from 0.</param>
    /// <param name="ProductId">The number the sink gave out.</param>
    /// <param name="Hash">Hash of its key.</param>
    /// <param name="UsualType">What its revenue is, where the file does not say.</param>
    internal sealed record FileProduct(NameText Text, int Number, int ProductId, UInt128 Hash, RevenueType UsualType);
}
