using System.Runtime.CompilerServices;

namespace RevenueDashboard.Cube;

/// <summary>
/// What the records of cells say of seats, hours or tokens, beside their amounts: sorted columns by cell, only of those that say something. A book
/// without quantities has none. Several records of a cell are summed unit by unit; a unit is never converted.
/// </summary>
public sealed class CubeQuantities
{
    private readonly int[] _cells;
    private readonly ushort[] _units;
    private readonly long[] _quantities;

    internal CubeQuantities(int[] cells, ushort[] units, long[] quantities, IReadOnlyList<string> unitNames)
    {
        (_cells, _units, _quantities) = (cells, units, quantities);
        Units = unitNames;
    }

    /// <summary>Of a book whose records have no quantities.</summary>
    public static CubeQuantities None { get; } = new([], [], [], []);

    public int Count => _cells.Length;

    /// <summary>The units in the order of their first record, in the spelling of it; an empty text is that nobody said one.</summary>
    public IReadOnlyList<string> Units { get; }

    /// <summary>The quantities of a month in the order of its cells.</summary>
    public Slice Of(CubeCells.Slice month)
    {
        if (Count == 0 || month.Count == 0) return default;
        var start = PlaceOf(month.Start);
        return new Slice(this, start, PlaceOf(month.End));
    }

    /// <summary>The position of a unit in <see cref="Units"/>, in any spelling that has the same key; null when no record has it.</summary>
    public int? UnitNamed(string unit)
    {
        for (var position = 0; position < Units.Count; position++)
        {
            if (Names.Key(Units[position]) == Names.Key(unit)) return position;
        }

        return null;
    }

    /// <summary>What a cell has of a unit, in ten-thousandths; null when nobody said.</summary>
    public long? Of(int cell, int unit)
    {
        for (var place = PlaceOf(cell); place < Count && _cells[place] == cell; place++)
        {
            if (_units[place] == unit) return _quantities[place];
        }

        return null;
    }

    /// <summary>The first place at or after a cell's.</summary>
    internal int PlaceOf(int cell)
    {
        var (low, high) = (0, _cells.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_cells[middle] < cell) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    internal (int Cell, string Unit, long Quantity) this[int place] => (_cells[place], Units[_units[place]], _quantities[place]);

    /// <summary>The quantities of one month.</summary>
    public readonly struct Slice
    {
        private readonly CubeQuantities _of;
        private readonly int _start;

        internal Slice(CubeQuantities of, int start, int end) => (_of, _start, Count) = (of, start, end - start);

        public int Count { get; }

        /// <summary>Positions in the cube's cells; a cell stands here once for each of its units.</summary>
        public ReadOnlySpan<int> Cells => Count == 0 ? [] : _of._cells.AsSpan(_start, Count);

        /// <summary>Positions in <see cref="CubeQuantities.Units"/>.</summary>
        public ReadOnlySpan<ushort> Units => Count == 0 ? [] : _of._units.AsSpan(_start, Count);

        /// <summary>Ten-thousandths of the unit.</summary>
        public ReadOnlySpan<long> Quantities => Count == 0 ? [] : _of._quantities.AsSpan(_start, Count);
    }
}

/// <summary>Collects quantities by cell; in any order, as long as they are sorted before they are built.</summary>
internal sealed class CubeQuantitiesBuilder
{
    private readonly Dictionary<string, ushort> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _units = [];
    private readonly List<(int Cell, ushort Unit, long Quantity)> _entries = [];
    private (string Text, ushort Number)? _last;

    /// <param name="unit">As the record spells it; null when it says none.</param>
    /// <exception cref="ArgumentOutOfRangeException">More units than a cube can number.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(int cell, string? unit, long quantity) => _entries.Add((cell, NumberOf(unit ?? ""), quantity));

    /// <exception cref="OverflowException">A cell's quantity is beyond 64 bits.</exception>
    public CubeQuantities Build()
    {
        if (_entries.Count == 0) return CubeQuantities.None;

        _entries.Sort((one, other) => one.Cell == other.Cell ? one.Unit.CompareTo(other.Unit) : one.Cell.CompareTo(other.Cell));
        var (cells, units, quantities) = (new int[_entries.Count], new ushort[_entries.Count], new long[_entries.Count]);
        var last = -1;
        foreach (var (cell, unit, quantity) in _entries)
        {
            if (last >= 0 && cells[last] == cell && units[last] == unit)
            {
                quantities[last] = checked(quantities[last] + quantity);
                continue;
            }

            last++;
            (cells[last], units[last], quantities[last]) = (cell, unit, quantity);
        }

        return new CubeQuantities(cells[..(last + 1)], units[..(last + 1)], quantities[..(last + 1)], _units);
    }

    private ushort NumberOf(string unit)
    {
        // Most often it is that of the record before.
        if (_last is { } last && ReferenceEquals(last.Text, unit)) return last.Number;

        var key = Names.Key(unit);
        if (!_numbers.TryGetValue(key, out var number))
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(_units.Count, ushort.MaxValue, nameof(unit));
            _numbers[key] = number = (ushort)_units.Count;
            _units.Add(unit);
        }

        _last = (unit, number);
        return number;
    }
}

/// <summary>Takes quantities along while cells are taken over from an earlier cube.</summary>
internal sealed class CubeQuantitiesMerge(CubeQuantities kept, CubeQuantities made)
{
    private readonly CubeQuantitiesBuilder merged = new();

    public bool IsNeeded { get; } = kept.Count > 0 || made.Count > 0;

    public CubeQuantities Build() => merged.Build();

    /// <param name="isKept">From the earlier cube, otherwise from the cells made anew.</param>
    public void Take(bool isKept, int cell, int to)
    {
        var of = isKept ? kept : made;
        for (var place = of.PlaceOf(cell); place < of.Count && of[place].Cell == cell; place++) merged.Add(to, of[place].Unit, of[place].Quantity);
    }

    /// <summary>All of a month of the earlier cube, from a cell to before another.</summary>
    public void Copy(int start, int end, int to)
    {
        for (var place = kept.PlaceOf(start); place < kept.Count && kept[place].Cell < end; place++)
        {
            var (cell, unit, quantity) = kept[place];
            merged.Add(cell - start + to, unit, quantity);
        }
    }
}
