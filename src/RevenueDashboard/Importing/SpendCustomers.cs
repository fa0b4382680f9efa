using RevenueDashboard.Data;
using System.Diagnostics;

namespace RevenueDashboard.Importing;

/// <summary>The customers a spend file names, numbered in the order of the file, and what it says of them.</summary>
/// <param name="totalsAreProblems">A word for a total is no name.</param>
internal sealed class SpendCustomers(ImportLimits limits, ISpendSink sink, ProblemList problems, bool totalsAreProblems)
{
    /// <summary>Spellings remembered; a file with more customers than this is only slower.</summary>
    private const int SpellingsRemembered = 100_000;

    private readonly Dictionary<string, FileCustomer> byKey = [];
    private readonly FieldCache<NameText> names = new(field => totalsAreProblems && TotalWords.Are(field) ? NameText.Total : NameText.Read(field, NameKind.Customer, limits.CustomerLength), SpellingsRemembered);
    private readonly FieldCache<NameText> ids = new(field => NameText.Read(field, NameKind.CustomerId, limits.CustomerLength), SpellingsRemembered);
    private readonly FieldCache<NameText> parentNames = new(field => NameText.Read(field, NameKind.Parent, limits.CustomerLength), SpellingsRemembered);
    private int parents;

    /// <summary>Customers the rows belong to; parents that have no rows are not among them.</summary>
    public int Count => byKey.Count - parents;

    /// <summary>The sink has heard of a customer.</summary>
    public bool HandedOn { get; private set; }

    public NameText NameOf(ReadOnlySpan<byte> field) => names[field];

    public NameText IdOf(ReadOnlySpan<byte> field) => ids[field];

    public NameText ParentOf(ReadOnlySpan<byte> field) => parentNames[field];

    /// <summary>The customer of a row, by its id when it has one, else by its name. Both must be free of faults.</summary>
    public FileCustomer Find(NameText name, NameText? id)
    {
        if (id is not { Key.Length: > 0 }) return name.Customer ??= Find($"name:{name.Key}", name, null);

        return id.Customer ??= Find($"id:{id.Key}", name, id.Name);
    }

    private FileCustomer Find(string key, NameText name, string? id)
    {
        if (byKey.TryGetValue(key, out var customer)) return customer;

        customer = new FileCustomer { Number = byKey.Count, CustomerId = NumberOf(key, name), Hash = ContentHash.Of(key), Id = id, NameOfId = id is null ? null : name.Key };
        byKey.Add(key, customer);
        return customer;
    }

    // A file with a problem is refused as a whole: the sink need not hear of any more customers.
    private int NumberOf(string key, NameText name)
    {
        if (problems.Any) return -1;

        HandedOn = true;
        return sink.CustomerOf(key, name.Name);
    }

    public IReadOnlyCollection<FileCustomer> All => byKey.Values;

    /// <summary>What the file says of its customers beside amounts; to be asked once, after the last row.</summary>
    public IReadOnlyList<SpendCustomer> Described()
    {
        var described = byKey.Values.Where(customer => customer.Facts is not null).OrderBy(customer => customer.Number).ToArray();
        if (described.Any(customer => customer.Facts!.Parent is not null)) FindParents(described);

        return problems.Any ? [] :
        [
            .. described.Where(customer => customer.Facts!.SaysSomething).Select(customer => new SpendCustomer
            {
                CustomerId = customer.CustomerId,
                ParentId = customer.Facts!.ParentId,
                Industry = customer.Facts.Industry,
                Country = customer.Facts.Country,
                PreviousProvider = customer.Facts.PreviousProvider,
                CustomerSince = customer.Facts.CustomerSince,
            }),
        ];
    }

    // Parents are named, not numbered. The name of a customer that the file knows by an id means that customer: otherwise a group would fall
    // into two, its head under the id and its members under the name.
    private void FindParents(FileCustomer[] described)
    {
        var withId = byKey.Values.Where(customer => customer.NameOfId is not null).ToLookup(customer => customer.NameOfId!);
        foreach (var customer in described)
        {
            if (customer.Facts!.Parent is not { } parent) continue;

            var named = byKey.GetValueOrDefault($"name:{parent.Key}");
            var identified = withId[parent.Key].Take(2).ToArray();
            if (named is null && identified.Length > 1)
            {
                problems.Add(customer.Facts.ParentLine, customer.Facts.ParentHeader, NameProblems.ParentAmbiguous, Excerpt.Of(parent.Name));
                continue;
            }

            var head = named ?? identified.FirstOrDefault() ?? AddParent(parent);
            if (head != customer) customer.Facts.ParentId = head.CustomerId;
        }
    }

    private FileCustomer AddParent(NameText parent)
    {
        Debug.Assert(parent.Key.Length > 0);
        parents++;
        return Find($"name:{parent.Key}", parent, null);
    }
}

/// <summary>A customer of the file that is being read.</summary>
internal sealed class FileCustomer
{
    /// <summary>Place in the order of the file, from 0.</summary>
    public required int Number { get; init; }

    /// <summary>The number the sink gave out.</summary>
    public required int CustomerId { get; init; }

    public required UInt128 Hash { get; init; }

    /// <summary>The key of its name when it is known by an id.</summary>
    public required string? NameOfId { get; init; }

    /// <summary>The id as its first row spells it; null when it is known by its name.</summary>
    public required string? Id { get; init; }

    /// <summary>The names its rows call it by, in a file that has ids.</summary>
    public SaidNames? Said { get; private set; }

    public void Say(NameText name, in RevenueDashboard.Data.SpendRow row) => (Said ??= new SaidNames()).Add(name, row.Month, row.Currency, row.Amount, row.Line);

    public FileCustomerFacts? Facts { get; set; }
}

/// <summary>What the file said of a customer so far.</summary>
internal sealed class FileCustomerFacts
{
    public NameText? Parent { get; set; }

    public long ParentLine { get; set; }

    public string? ParentHeader { get; set; }

    public int? ParentId { get; set; }

    public string? Industry { get; set; }

    public string? Country { get; set; }

    public string? PreviousProvider { get; set; }

    public Month? CustomerSince { get; set; }

    public bool SaysSomething => ParentId is not null || Industry is not null || Country is not null || PreviousProvider is not null || CustomerSince is not null;
}
