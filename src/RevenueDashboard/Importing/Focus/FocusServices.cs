using RevenueDashboard.Data;

namespace RevenueDashboard.Importing.Focus;

/// <summary>The services of a FOCUS file as products. Where ServiceName is empty the ServiceCategory is taken; what was is counted.</summary>
internal sealed class FocusServices
{
    private const int FallbacksShown = 20;

    private readonly ImportLimits limits;
    private readonly Dictionary<string, Service> byKey = [];
    private readonly List<Service> services = [];
    private readonly FieldCache<Service> names;
    private readonly FieldCache<Service> categories;
    private readonly Service? only;

    public FocusServices(SpendFileOptions options, ImportLimits limits)
    {
        this.limits = limits;
        names = new(Understand);
        categories = new(Understand);
        if (options.Product is { } product) only = Understand(product);
    }

    public Service this[int number] => services[number];

    /// <summary>What is wrong with the one product given for the file.</summary>
    public Fault? FaultOfGiven => only?.Text.Fault;

    public long LinesWithoutService { get; private set; }

    /// <summary>The first products that stand for a missing ServiceName, most lines first.</summary>
    public IReadOnlyList<FocusFallback> Fallbacks =>
    [
        .. services.Where(service => service.FallbackLines > 0).OrderByDescending(service => service.FallbackLines).ThenBy(service => service.Number)
            .Take(FallbacksShown).Select(service => new FocusFallback(service.Text.Name, service.FallbackLines)),
    ];

    /// <summary>The product of a line; empty when the line names none. Check its fault.</summary>
    public Service Find(ReadOnlySpan<byte> name, ReadOnlySpan<byte> category, out bool isFallback)
    {
        isFallback = false;
        if (only is not null) return only;

        var service = names[name];
        if (!service.IsEmpty || service.Text.Fault is not null) return service;

        isFallback = true;
        return categories[category];
    }

    public void CountFallback(Service service)
    {
        LinesWithoutService++;
        service.FallbackLines++;
    }

    private Service Understand(string field)
    {
        var text = NameText.Read(FocusText.Of(field), Kind, limits.CustomerLength);
        if (text.Key.Length == 0) return new Service(-1, text);
        if (byKey.TryGetValue(text.Key, out var known)) return known;

        var service = new Service(services.Count, text);
        byKey.Add(text.Key, service);
        services.Add(service);
        return service;
    }

    private static NameKind Kind { get; } = new("product", false, "", ProblemCodes.ProductTooLong, ProblemCodes.ProductCharacter);

    /// <param name="Number">Place in the order of the file, from 0; -1 when it names nothing.</param>
    internal sealed record Service(int Number, NameText Text)
    {
        private int? inBook;

        public bool IsEmpty => Text.Key.Length == 0;

        public UInt128 Hash { get; } = ContentHash.Of(Text.Key);

        public long FallbackLines { get; set; }

        /// <summary>The number the sink gives out; asked for once.</summary>
        public int NumberIn(ISpendSink sink) => inBook ??= sink.ProductOf(Text.Key, Text.Name);
    }
}
