using RevenueDashboard.Cube;

namespace RevenueDashboard.Reports;

/// <summary>What each entity brought in one month of a scope. Two columns, in the order of the cube's customers.</summary>
/// <param name="Entities">Positions in the cube's customers.</param>
/// <param name="Amounts">Net, in ten-thousandths; an entity with records that cancel out is here with 0.</param>
internal sealed record EntityAmounts(int[] Entities, long[] Amounts)
{
    public static EntityAmounts None { get; } = new([], []);

    /// <summary>Net total.</summary>
    public long Total
    {
        get
        {
            long total = 0;
            foreach (var amount in Amounts) total = checked(total + amount);
            return total;
        }
    }

    public long AmountOf(int entity)
    {
        var place = Array.BinarySearch(Entities, entity);
        return place < 0 ? 0 : Amounts[place];
    }

    /// <summary>Only those that a question is answered yes for.</summary>
    public EntityAmounts Where(Func<int, bool> counts)
    {
        var places = Enumerable.Range(0, Entities.Length).Where(place => counts(Entities[place])).ToArray();
        return places.Length == Entities.Length ? this : new EntityAmounts([.. places.Select(place => Entities[place])], [.. places.Select(place => Amounts[place])]);
    }

    /// <summary>With those that are under another's control in a month counted for who controls them. Few are: only those are looked up.</summary>
    public EntityAmounts RolledUp(ParentTree parents, Month month)
    {
        SortedDictionary<int, long> moved = [];
        HashSet<int> gone = [];
        foreach (var (customer, parent) in parents.ControlledIn(month))
        {
            var place = Array.BinarySearch(Entities, customer);
            if (place < 0) continue;
            gone.Add(customer);
            moved[parent] = checked(moved.GetValueOrDefault(parent) + Amounts[place]);
        }

        if (gone.Count == 0) return this;

        var entities = new List<int>(Entities.Length + moved.Count);
        var amounts = new List<long>(Entities.Length + moved.Count);
        using var next = moved.GetEnumerator();
        var isMore = next.MoveNext();
        for (var place = 0; place < Entities.Length; place++)
        {
            var entity = Entities[place];
            for (; isMore && next.Current.Key < entity; isMore = next.MoveNext()) Add(next.Current.Key, next.Current.Value);

            var own = gone.Contains(entity) ? (long?)null : Amounts[place];
            if (isMore && next.Current.Key == entity)
            {
                own = checked((own ?? 0) + next.Current.Value);
                isMore = next.MoveNext();
            }

            if (own is { } amount) Add(entity, amount);
        }

        for (; isMore; isMore = next.MoveNext()) Add(next.Current.Key, next.Current.Value);
        return new EntityAmounts([.. entities], [.. amounts]);

        void Add(int entity, long amount)
        {
            entities.Add(entity);
            amounts.Add(amount);
        }
    }
}
